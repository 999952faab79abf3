package io.formant.stages.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.artifact.Block;
import io.formant.audio.Waveform;
import io.formant.audio.spectrum.Mel;
import io.formant.audio.spectrum.MelSettings;
import io.formant.stage.Item;
import io.formant.stages.Clip;
import io.formant.stages.TinyCorpus;
import io.formant.stages.judge.Judged;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VocoderScoresTest {
  private static final Mel MEL = new Mel(MelSettings.forRate(TinyCorpus.RATE_HZ));
  private static final List<Item<Clip>> CLIPS = TinyCorpus.clips().subList(0, 6);

  private static Judged judged(Item<Clip> clip, Waveform waveform, String heardText) {
    return new Judged(
        clip,
        waveform,
        MEL.picture(waveform),
        new Judged.Answer(
            heardText, heardText.equals(clip.label("text")) ? 0.9 : 0.1, new float[1]),
        Heard.answer(clip.label("voice"), 0));
  }

  private static List<Judged> through(UnaryOperator<Waveform> vocoder, boolean understood) {
    return CLIPS.stream()
        .map(clip -> judged(
            clip,
            vocoder.apply(clip.value().waveform()),
            understood ? clip.label("text") : "nothing"))
        .toList();
  }

  private static VocoderScores scores() {
    Map<String, Judged> real = CLIPS.stream()
        .map(clip -> judged(clip, clip.value().waveform(), clip.label("text")))
        .collect(Collectors.toMap(clip -> clip.item().key(), clip -> clip));
    return new VocoderScores(real, Heard.INSTRUMENTS, 1);
  }

  @Test
  void a_vocoder_that_changes_nothing_is_nearer_than_one_that_halves_the_level() {
    VocoderScores scores = scores();
    scores.add("same", through(waveform -> waveform, true));
    scores.add("half", through(waveform -> waveform.scaled(0.5f), false));
    List<Block> blocks = scores.blocks();
    Block.Table table = (Block.Table) blocks.get(0);
    Block.Table differences = (Block.Table) blocks.get(1);

    Recorded.assertAllRecorded(blocks);
    assertThat(number(table, 1, 1)).isZero();
    assertThat(number(table, 2, 1)).isBetween(1.0, 6.1);
    assertThat(number(table, 1, 5)).isEqualTo(1);
    assertThat(number(table, 2, 5)).isZero();
    assertThat(number(differences, 0, 1)).isEqualTo(-number(table, 2, 1));
    assertThat(number(table, 1, 8)).isCloseTo(-Math.log(0.9 * 0.5), within(1e-9));
    assertThat(number(differences, 0, 5)).isCloseTo(-Math.log(0.9 / 0.1), within(1e-9));
    assertThat(differences.rows().get(0).get(1).number().orElseThrow().high()).isNegative();
  }

  @Test
  void clips_that_are_not_among_the_real_ones_are_asked_for() {
    assertThatThrownBy(() -> scores().add("none", List.of()))
        .hasMessage("'none' has 0 clips that are among the real ones, expected at least 2");
  }

  private static double number(Block.Table table, int row, int column) {
    return table.rows().get(row).get(column).number().orElseThrow().value();
  }
}
