package io.formant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VoiceBandsTest {
  private static final SplittableRandom RANDOM = new SplittableRandom(1);

  /** Twenty clips of two voices: ann is loud in band 0 and bob in band 1; styles are +1 and −1 with some noise. */
  private static VoiceBands bands() {
    List<float[][]> pictures = new ArrayList<>();
    List<String> voices = new ArrayList<>();
    List<float[]> styles = new ArrayList<>();
    for (int clip = 0; clip < 20; clip++) {
      boolean ann = clip % 2 == 0;
      pictures.add(picture(ann ? 2 : -2, ann ? -2 : 2));
      voices.add(ann ? "ann" : "bob");
      styles.add(new float[] {(float) ((ann ? 1 : -1) + 0.05 * RANDOM.nextGaussian())});
    }
    return VoiceBands.of(pictures, voices, styles);
  }

  private static float[][] picture(double first, double second) {
    float[][] frames = new float[40][];
    for (int t = 0; t < frames.length; t++) {
      frames[t] = new float[] {
        (float) (first + RANDOM.nextGaussian()), (float) (second + 0.5 * RANDOM.nextGaussian())
      };
    }
    return frames;
  }

  @Test
  void a_voice_s_style_tells_its_average_spectrum() {
    BandStatistics ann = bands().in(new float[] {1});

    assertThat(ann.mean()[0]).isCloseTo(2, within(0.3f));
    assertThat(ann.mean()[1]).isCloseTo(-2, within(0.3f));
    assertThat(ann.deviation()[0]).isCloseTo(1, within(0.15f));
    assertThat(ann.deviation()[1]).isCloseTo(0.5f, within(0.1f));
  }

  @Test
  void a_style_between_two_voices_has_a_spectrum_between_theirs() {
    assertThat(bands().in(new float[] {0}).mean()[0]).isCloseTo(0, within(0.4f));
  }

  @Test
  void a_style_of_another_width_is_refused() {
    VoiceBands bands = bands();

    assertThatThrownBy(() -> bands.in(new float[] {1, 2})).hasMessage("style is (2), expected (1)");
  }
}
