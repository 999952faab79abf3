package io.formant.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.formant.words.WordStages;
import io.formant.words.WordStages.Score;
import io.formant.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
  @TempDir
  Path folder;

  private Path words;

  @BeforeEach
  void writeWords() throws IOException {
    words = Files.writeString(folder.resolve("words.txt"), "train one\ntest two\n");
  }

  @Test
  void steps_come_after_what_they_need_and_otherwise_in_file_order() throws IOException {
    Plan plan = plan("""
        pipeline: demo
        seed: 5
        stages:
          result: {type: score, systems: {loud: loud}, reference: words}
          loud: {type: shout, from: words, times: 2}
          tally: {type: count, from: words}
          words: {type: load-words, file: FILE}
        """);

    assertThat(plan.steps())
        .extracting(Step::id)
        .containsExactly("words", "loud", "result", "tally");
    assertThat(plan.name()).isEqualTo("demo");
    assertThat(plan.seed()).isEqualTo(5);
    Step result = plan.step("result").orElseThrow();
    assertThat(result.inputs())
        .extracting(Input::name)
        .containsExactly("systems.loud", "reference");
    assertThat(result.inputIds()).containsExactly("loud", "words");
    assertThat(plan.step("loud").orElseThrow().traits().rateHz()).isEqualTo(OptionalInt.of(16000));
    assertThat(plan.step("loud").orElseThrow().mapped().orElseThrow().step()).isEqualTo("words");
  }

  @Test
  void keys_that_are_left_out_have_their_defaults() throws IOException {
    Plan plan =
        plan("stages: {w: {type: load-words, file: FILE}, r: {type: score, systems: {a: w}}}");

    Score.Spec spec = (Score.Spec) plan.step("r").orElseThrow().spec();
    assertThat(spec.measure()).isEqualTo(Score.Measure.EXACT);
    assertThat(spec.weights().voice()).isEqualTo(0.5);
    assertThat(spec.reference()).isEmpty();
    assertThat(plan.name()).isEqualTo("a");
  }

  @Test
  void every_problem_of_a_file_is_told_at_once() {
    Problems problems = catchThrowableOfType(Problems.class, () -> plan("""
            pipelin: demo
            stages:
              words: {type: load-words, fiel: FILE}
              more: {type: load-words, file: FILE, rate-hz: 0}
              loud: {type: shuot, from: words}
              count: {from: more}
              result: {type: score, systems: {a: mroe}, measure: nearly, weights: {voice: -1}, ignore: [1, {}]}
              a: {type: shout, from: b}
              b: {type: shout, from: a, times: two}
            """));

    assertThat(problems.problems())
        .extracting(p -> p.mark().line() + " " + p.message() + " | " + p.hint())
        .containsExactly(
            "1 unknown key 'pipelin' for a pipeline | did you mean 'pipeline'?",
            "3 missing key 'file' for stage load-words | add 'file': a file of words",
            "3 unknown key 'fiel' for stage load-words | did you mean 'file'?",
            "4 rate-hz must be positive, was 0 | ",
            "5 unknown stage type 'shuot' | did you mean 'shout'?",
            "6 missing key 'type' for stage 'count' | ",
            "7 no stage 'mroe' | did you mean 'more'?",
            "7 measure is 'nearly', expected one of exact, nearly-right | did you mean 'nearly-right'?",
            "7 voice must not be negative, was -1.0 | ",
            "7 item 2 of ignore is a mapping, expected text | ",
            "9 stages go in circles: a -> b -> a | ",
            "9 times is 'two', expected a whole number | ");
  }

  @Test
  void circles_unknown_stages_and_wrong_kinds_are_told_at_the_reference() {
    Problems problems = catchThrowableOfType(Problems.class, () -> plan("""
            stages:
              a: {type: shout, from: b}
              b: {type: shout, from: a}
              words: {type: load-words, file: FILE}
              tally: {type: count, from: words}
              loud: {type: shout, from: tally}
              lost: {type: shout, from: wrods}
              off: {type: shout, from: words, rate-hz: 8000}
            """));

    assertThat(problems.problems())
        .extracting(p -> p.mark().line() + ":" + p.mark().column() + " " + p.message())
        .containsExactly(
            "3:26 stages go in circles: a -> b -> a",
            "6:29 'tally' yields tally, expected words",
            "7:29 no stage 'wrods'",
            "8:44 rate-hz is 8000, the words have 16000");
  }

  private Plan plan(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), yaml.replace("FILE", words.toString()));
    return new Planner(WordStages.catalog()).plan(file, List.of());
  }
}
