package io.formant.audio.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.audio.Signals;
import io.formant.audio.Waveform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GriffinLimTest {
  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000})
  void a_buzz_comes_back_looking_the_same(int rateHz) {
    MelSettings settings = MelSettings.forRate(rateHz);
    Mel mel = new Mel(settings);
    float[][] picture = mel.picture(Signals.buzz(140, 0.5, rateHz));
    Waveform rebuilt = new GriffinLim(settings).waveform(picture, 1);
    assertThat(rebuilt.length()).isEqualTo((picture.length - 1) * settings.hopSamples());
    assertThat(errorDb(picture, mel.picture(rebuilt))).isLessThan(2.5);
    assertThat(rebuilt.peak()).isBetween(0.1f, 1f);
  }

  @Test
  void more_iterations_come_closer() {
    MelSettings settings = MelSettings.forRate(16_000);
    Mel mel = new Mel(settings);
    float[][] picture = mel.picture(Signals.buzz(110, 0.5, 16_000));
    double few = errorDb(picture, mel.picture(new GriffinLim(settings, 2).waveform(picture, 1)));
    double many = errorDb(picture, mel.picture(new GriffinLim(settings, 60).waveform(picture, 1)));
    assertThat(many).isLessThan(0.7 * few);
  }

  @Test
  void the_same_seed_gives_the_same_samples_and_another_seed_others() {
    MelSettings settings = MelSettings.forRate(8000);
    float[][] picture = new Mel(settings).picture(Signals.buzz(200, 0.2, 8000));
    GriffinLim vocoder = new GriffinLim(settings, 8);
    assertThat(vocoder.waveform(picture, 7)).isEqualTo(vocoder.waveform(picture, 7));
    assertThat(vocoder.waveform(picture, 8)).isNotEqualTo(vocoder.waveform(picture, 7));
  }

  @Test
  void a_picture_that_can_not_be_heard_is_refused() {
    GriffinLim vocoder = new GriffinLim(MelSettings.forRate(8000));
    assertThatThrownBy(() -> vocoder.waveform(new float[1][64], 0))
        .hasMessageContaining("too short");
    assertThatThrownBy(() -> vocoder.waveform(new float[5][40], 0))
        .hasMessageContaining("40 bands, expected 64");
  }

  /** Root mean square over the bands that are within 50 dB of the loudest. */
  private static double errorDb(float[][] expected, float[][] actual) {
    double loudest = Double.NEGATIVE_INFINITY;
    for (float[] frame : expected) for (float value : frame) loudest = Math.max(loudest, value);
    double sum = 0;
    int count = 0;
    for (int t = 1; t < expected.length - 1; t++) {
      for (int band = 0; band < expected[t].length; band++) {
        if (expected[t][band] < loudest - Math.log(10) * 2.5) continue;
        double gap = (expected[t][band] - actual[t][band]) * 20 / Math.log(10);
        sum += gap * gap;
        count++;
      }
    }
    return Math.sqrt(sum / count);
  }
}
