package io.formant.stages.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.artifact.Block;
import io.formant.audio.Waveform;
import io.formant.stage.Item;
import io.formant.stages.Clip;
import io.formant.stages.evaluate.Instruments;
import io.formant.stages.judge.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of clips whose answers are known, it is told which condition moved what. */
class ConditioningTest {
  private static final List<String> VOICES = List.of("ann", "bob", "cat", "dan");
  private static final int TAKES = 3;
  private static final Instruments INSTRUMENTS = new Instruments("c0", "f0", 8000, "e0");
  private static final String GUIDANCE = "style=2 content=3";

  /** One clip that was to be {@code voice} saying "one". */
  private static Judged clip(
      String voice, int take, String style, String content, String heardVoice, String heardText) {
    Waveform waveform = new Waveform(new float[8], 8000);
    Map<String, String> labels = Map.of(
        "split",
        "test",
        "voice",
        voice,
        "text",
        "one",
        "take",
        Integer.toString(take),
        "guidance",
        GUIDANCE,
        "condition",
        style,
        "content",
        content,
        "style-voice",
        style.equals("true") ? voice : "eve",
        "content-text",
        content.equals("true") ? "one" : "two");
    Clip clip = new Clip(voice, "one", "", List.of(), new double[0], 8000, waveform.samples());
    return new Judged(
        Item.of(voice + take + style + content, labels, clip),
        waveform,
        new float[1][1],
        new Judged.Answer(heardText, 0.5, new float[1]),
        new Judged.Answer(heardVoice, 0.5, new float[1]));
  }

  /** A generator that obeys both conditions, or the content alone. */
  private static List<Judged> clips(boolean obeysStyle) {
    List<Judged> clips = new ArrayList<>();
    for (String voice : VOICES) {
      for (int take = 0; take < TAKES; take++) {
        clips.add(clip(voice, take, "true", "true", voice, "one"));
        clips.add(clip(voice, take, "swapped", "true", obeysStyle ? "eve" : voice, "one"));
        clips.add(clip(voice, take, "true", "swapped", voice, "two"));
      }
    }
    return clips;
  }

  private static Block.Matrix matrix(List<Judged> clips) {
    return (Block.Matrix)
        new Conditioning(Pair.of(clips), INSTRUMENTS, 1).blocks().get(0);
  }

  private static List<String> verdicts(List<Judged> clips) {
    Block.Table claims =
        (Block.Table) new Conditioning(Pair.of(clips), INSTRUMENTS, 1).blocks().get(1);
    return claims.rows().stream()
        .map(row -> row.get(0).text() + ": " + row.get(1).text())
        .toList();
  }

  @Test
  void a_generator_that_obeys_moves_each_thing_by_its_own_condition_alone() {
    List<List<Block.Number>> cells = matrix(clips(true)).cells();
    assertThat(cells.get(0)).extracting(Block.Number::value).containsExactly(1.0, 0.0);
    assertThat(cells.get(1)).extracting(Block.Number::value).containsExactly(0.0, 1.0);
    assertThat(verdicts(clips(true)))
        .containsExactly(
            "style moves the voice: supported",
            "style leaves the content: supported",
            "content moves the content: supported",
            "content leaves the voice: supported");
  }

  @Test
  void a_style_that_is_not_listened_to_is_told() {
    assertThat(matrix(clips(false)).cells().get(0).get(0).value()).isZero();
    assertThat(verdicts(clips(false))).contains("style moves the voice: undecided");
  }

  @Test
  void an_effect_has_the_size_and_chance_that_are_worked_out_by_hand() {
    List<Pair> swapped = Pair.of(clips(true)).stream()
        .filter(pair -> pair.swap().condition() == Pair.Condition.STYLE)
        .toList();
    Effect effect = Effect.of(swapped, Effect.Heard.VOICE, 1);
    assertThat(effect.size()).isCloseTo(Math.PI, within(1e-12));
    // all twelve signs alike happens in 2 of 2¹² relabellings
    assertThat(effect.chance()).isCloseTo(2.0 / 4096, within(4e-4));
  }

  @Test
  void every_number_tells_which_recogniser_it_was_computed_with() {
    List<Block> blocks = new Conditioning(Pair.of(clips(true)), INSTRUMENTS, 1).blocks();
    Block.Table swaps = (Block.Table) blocks.get(2);

    assertThat(swaps.columns()).doesNotHaveDuplicates();
    assertThat(swaps.rows())
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.subList(2, 8))
            .extracting(cell -> cell.number().orElseThrow().basis().orElseThrow())
            .allMatch(basis -> basis.split().equals("test") && basis.reference().equals("e0"))
            .extracting(Block.Basis::digest)
            .containsExactly("f0", "f0", "f0", "c0", "c0", "c0"));
    assertThat(matrix(clips(true)).cells().get(0))
        .extracting(number -> number.basis().orElseThrow().digest())
        .containsExactly("f0", "c0");
  }

  @Test
  void clips_that_were_given_all_that_they_asked_for_prove_nothing() {
    List<Judged> asked = clips(true).stream()
        .filter(clip -> clip.item().key().endsWith("truetrue"))
        .toList();
    assertThatThrownBy(() -> new Conditioning(Pair.of(asked), INSTRUMENTS, 1))
        .hasMessageContaining("no generated clip was given another style or content");
    assertThatThrownBy(() -> Effect.of(List.of(), Effect.Heard.VOICE, 1))
        .hasMessage("needs at least 3 pairs of clips, was given 0");
  }
}
