package io.formant.stages.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.artifact.Block;
import io.formant.audio.Waveform;
import io.formant.stage.Item;
import io.formant.stages.TinyCorpus;
import io.formant.stages.evaluate.Instruments;
import io.formant.stages.judge.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/** Of clips whose answers are known, it is told whether the latent or the speaker id decides. */
class SwapClaimsTest {
  private static final List<String> VOICES = List.of("ann", "bob", "cat", "dan");
  private static final List<String> TEXTS = List.of("one", "two", "three");

  private static final Instruments INSTRUMENTS = new Instruments("c0", "f0", 8000, "e0");

  private static Crossed clip(
      String given, String speaker, String text, String voice, String said) {
    Waveform waveform = new Waveform(new float[8], 8000);
    Map<String, String> labels = Map.of(
        "split",
        "test",
        "voice",
        given,
        "style-voice",
        given,
        "speaker",
        speaker,
        "text",
        text,
        "take",
        "0");
    return new Crossed(new Judged(
        Item.of(given + speaker + text, labels, TinyCorpus.clip("", "", waveform)),
        waveform,
        new float[1][1],
        new Judged.Answer(said, 0.5, new float[1]),
        new Judged.Answer(voice, 0.5, new float[1])));
  }

  /** Heard as one of the two; another voice of the latent may spoil what is said. */
  private static SwapMatrices cross(BinaryOperator<String> heard, boolean spoiled) {
    List<Crossed> clips = new ArrayList<>();
    for (String given : VOICES) {
      for (String speaker : VOICES) {
        for (String text : TEXTS) {
          String said = spoiled && !given.equals(speaker) ? "nine" : text;
          clips.add(clip(given, speaker, text, heard.apply(given, speaker), said));
        }
      }
    }
    return new SwapMatrices(clips, INSTRUMENTS);
  }

  private static List<String> verdicts(SwapMatrices matrices) {
    Block.Table claims = (Block.Table) new SwapClaims(matrices, 1).blocks().get(3);
    return claims.rows().stream().map(row -> row.get(1).text()).toList();
  }

  private static String sentence(SwapMatrices matrices) {
    return ((Block.Text) new SwapClaims(matrices, 1).blocks().get(0)).text();
  }

  private static List<Double> effects(SwapMatrices matrices) {
    Block.Matrix effects = (Block.Matrix) new SwapClaims(matrices, 1).blocks().get(2);
    return effects.cells().stream()
        .flatMap(List::stream)
        .map(Block.Number::value)
        .toList();
  }

  @Test
  void a_speaker_id_that_decides_the_voice_while_clap_spoils_the_words_is_what_the_study_found() {
    SwapMatrices matrices = cross((given, speaker) -> speaker, true);

    assertThat(verdicts(matrices)).containsExactly("supported", "supported");
    assertThat(effects(matrices)).containsExactly(0.0, 1.0, 1.0, 1.0);
    assertThat(sentence(matrices))
        .startsWith("Of 36 clips whose CLAP voice and speaker id differ, 100.0 % (100.0–100.0) are "
            + "heard as the speaker id's voice and 0.0 % (0.0–0.0) as the CLAP voice;")
        .endsWith("So the speaker id decides the voice more than the CLAP voice does.");
  }

  @Test
  void a_latent_that_decides_the_voice_is_told() {
    SwapMatrices matrices = cross((given, speaker) -> given, false);

    assertThat(verdicts(matrices)).containsExactly("refuted", "undecided");
    assertThat(effects(matrices)).containsExactly(1.0, 0.0, 0.0, 0.0);
    assertThat(sentence(matrices))
        .endsWith("So the CLAP voice decides the voice more than the speaker id does.");
  }

  @Test
  void shares_stand_in_a_table_that_other_runs_can_be_compared_with() {
    SwapMatrices matrices = cross((given, speaker) -> speaker, true);
    Block.Table shares = (Block.Table) new SwapClaims(matrices, 1).blocks().get(1);

    assertThat(shares.rows())
        .extracting(row -> row.get(1).number().orElseThrow().value())
        .containsExactly(1.0, 0.0, 0.0);
    assertThat(shares.rows())
        .extracting(
            row -> row.get(1).number().orElseThrow().basis().orElseThrow().digest())
        .containsExactly("f0", "f0", "c0");
  }

  @Test
  void each_square_is_the_share_of_its_own_clips() {
    List<Block> blocks = cross((given, speaker) -> speaker, true).blocks();
    Block.Matrix row = (Block.Matrix) blocks.get(0);
    Block.Matrix words = (Block.Matrix) blocks.get(2);

    assertThat(row.rows()).isEqualTo(VOICES);
    assertThat(row.cells().get(1).get(1).value()).isEqualTo(1);
    assertThat(row.cells().get(1).get(2).value()).isZero();
    assertThat(words.cells().get(0).get(3).value()).isZero();
    assertThat(words.cells().get(0).get(0).count()).isEqualTo(TEXTS.size());
  }

  @Test
  void clips_of_one_voice_alone_prove_nothing() {
    List<Crossed> clips = List.of(clip("ann", "ann", "one", "ann", "one"));

    assertThatThrownBy(() -> new SwapClaims(new SwapMatrices(clips, INSTRUMENTS), 1))
        .hasMessageStartingWith("too few clips are of one voice while others are of two");
  }
}
