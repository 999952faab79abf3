package io.formant.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.artifact.Fingerprint;
import io.formant.artifact.Fingerprint.Part;
import io.formant.artifact.Manifest;
import io.formant.plan.code.CodeDigest;
import io.formant.stage.SourceStage;
import io.formant.words.WordStages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintsTest {
  private static final Manifest WORDS =
      new Manifest(List.of(entry("one", "train"), entry("two", "test")));
  private static final Manifest TALLY =
      new Manifest(List.of(new Entry("", Map.of(), Digest.of("tally"))));

  @TempDir
  Path folder;

  private Path words;

  @BeforeEach
  void writeWords() throws IOException {
    words = Files.writeString(folder.resolve("words.txt"), "train one\n");
  }

  @Test
  void parts_are_named_and_ordered_and_defaults_written_out() throws IOException {
    Plan plan = plan("""
        stages:
          words: {type: load-words, file: FILE}
          r: {type: score, reference: words, systems: {a: words}, ignore: [x, 'y "z"']}
        """);

    Fingerprint fingerprint = prints(plan).ofStage(step(plan, "r"), Map.of("words", WORDS));

    assertThat(fingerprint.parts())
        .extracting(Part::name)
        .containsExactly(
            "type",
            "code",
            "spec.ignore",
            "spec.measure",
            "spec.weights.content",
            "spec.weights.voice",
            "input.systems.a",
            "input.reference",
            "seed");
    assertThat(fingerprint.parts())
        .contains(
            new Part("spec.ignore", "[\"x\", \"y \\\"z\\\"\"]"), new Part("spec.measure", "exact"));
  }

  @Test
  void names_of_stages_comments_key_order_and_locations_do_not_count() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("moved.txt"), "train one\n");
    Plan one = plan(
        "stages: {words: {type: load-words, file: FILE, rate-hz: 16000}, loud: {type: shout, from: words}}");
    Plan two = plan(
        "# a comment\nstages: {noisy: {from: w, times: 1, type: shout}, w: {type: load-words, file: "
            + elsewhere + "}}");

    assertThat(prints(two).ofStage(step(two, "noisy"), Map.of("w", WORDS)))
        .isEqualTo(prints(one).ofStage(step(one, "loud"), Map.of("words", WORDS)));
    assertThat(prints(two).base(step(two, "w"), Map.of()))
        .isEqualTo(prints(one).base(step(one, "words"), Map.of()));
  }

  @Test
  void an_items_key_leaves_out_the_mapped_input_but_holds_the_others() throws IOException {
    Plan plan = plan("""
        stages:
          words: {type: load-words, file: FILE}
          tally: {type: count, from: words}
          answer: {type: answer, from: words, tally: tally}
        """);

    Fingerprint base = prints(plan).base(step(plan, "answer"), Map.of("tally", TALLY));

    assertThat(base.parts()).extracting(Part::name).containsExactly("type", "code", "input.tally");
    assertThat(Fingerprints.ofItem(base, Digest.of("one")).digest())
        .isNotEqualTo(Fingerprints.ofItem(base, Digest.of("two")).digest());
  }

  @Test
  void a_barrier_depends_on_what_it_consumes_alone() throws IOException {
    Plan plan =
        plan("stages: {words: {type: load-words, file: FILE}, tally: {type: count, from: words}}");
    Step tally = step(plan, "tally");

    Fingerprint before = prints(plan).ofStage(tally, Map.of("words", WORDS));

    assertThat(prints(plan).ofStage(tally, Map.of("words", with(entry("three", "test")))))
        .isEqualTo(before);
    assertThat(prints(plan).ofStage(tally, Map.of("words", with(entry("three", "train")))))
        .isNotEqualTo(before);
  }

  @Test
  void the_seed_counts_for_barriers_alone() throws IOException {
    String stages =
        "stages: {words: {type: load-words, file: FILE}, tally: {type: count, from: words},"
            + " loud: {type: shout, from: words}}";
    Plan one = plan("seed: 1\n" + stages);
    Plan two = plan("seed: 2\n" + stages);
    Map<String, Manifest> inputs = Map.of("words", WORDS);

    assertThat(prints(one).ofStage(step(one, "tally"), inputs))
        .isNotEqualTo(prints(two).ofStage(step(two, "tally"), inputs));
    assertThat(prints(one).ofStage(step(one, "loud"), inputs))
        .isEqualTo(prints(two).ofStage(step(two, "loud"), inputs));
    assertThat(one.seedOf(step(one, "tally")))
        .isNotEqualTo(two.seedOf(step(two, "tally")))
        .isNotNegative();
  }

  @Test
  void a_source_depends_on_what_it_lists() throws IOException {
    Plan plan = plan("stages: {words: {type: load-words, file: FILE}}");
    Step step = step(plan, "words");

    assertThat(prints(plan).ofSource(step, List.of(listed("one"))))
        .isNotEqualTo(prints(plan).ofSource(step, List.of(listed("two"))));
  }

  private static SourceStage.Listed<WordStages.Word> listed(String word) {
    return new SourceStage.Listed<>(
        word, Map.of(), Digest.of(word), () -> new WordStages.Word(word));
  }

  private static Manifest with(Entry more) {
    return new Manifest(List.of(WORDS.entries().get(0), WORDS.entries().get(1), more));
  }

  private static Entry entry(String word, String split) {
    return new Entry(word, Map.of("split", split), Digest.of(word));
  }

  private static Step step(Plan plan, String id) {
    return plan.step(id).orElseThrow();
  }

  private static Fingerprints prints(Plan plan) {
    return new Fingerprints(plan, new CodeDigest(), "engine");
  }

  private Plan plan(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), yaml.replace("FILE", words.toString()));
    return new Planner(WordStages.catalog()).plan(file, List.of());
  }
}
