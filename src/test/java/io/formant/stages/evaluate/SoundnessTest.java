package io.formant.stages.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.formant.artifact.Block;
import io.formant.audio.Waveform;
import io.formant.stages.Cell;
import io.formant.stages.judge.Judged;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundnessTest {
  private static final Cell CELL = new Cell("test", "ann", "one");

  private static Judged constant(float sample, int samples) {
    float[] values = new float[samples];
    Arrays.fill(values, sample);
    Judged clip = Heard.real(CELL, 0);
    return new Judged(
        clip.item(), new Waveform(values, 8000), clip.picture(), clip.content(), clip.speaker());
  }

  @Test
  void silent_clipped_and_broken_clips_are_unusable() {
    List<Judged> generated = List.of(
        constant(0.5f, 8000), constant(0, 4000), constant(1, 8000), constant(Float.NaN, 16_000));
    List<List<Block.Cell>> rows =
        new Soundness(generated, List.of(), Heard.INSTRUMENTS).table().rows();

    assertThat(rows).singleElement().satisfies(row -> {
      assertThat(row.subList(1, 5))
          .map(cell -> cell.number().orElseThrow().value())
          .containsExactly(0.75, 0.5, 2.0, 1.125);
      assertThat(row.get(5).number().orElseThrow().value()).isCloseTo(-3.01, within(0.01));
    });
  }

  @Test
  void real_clips_stand_beside_generated_ones() {
    List<Judged> clips = List.of(constant(0.5f, 8000));

    assertThat(new Soundness(clips, clips, Heard.INSTRUMENTS).table().rows())
        .extracting(row -> row.get(0).text())
        .containsExactly("generated", "real clips");
  }
}
