package io.formant.audio.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.audio.Signals;
import io.formant.audio.Waveform;
import io.formant.audio.spectrum.MelSettings.Norm;
import io.formant.audio.spectrum.MelSettings.Scale;
import io.formant.reference.ReferenceCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MelTest {
  private static final MelSettings VITS =
      new MelSettings(22_050, 80, 1024, 256, 1024, 0, 11_025, 1e-5, Scale.SLANEY, Norm.AREA);

  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000, 22_050, 44_100})
  void settings_scale_with_the_rate(int rateHz) {
    MelSettings settings = MelSettings.forRate(rateHz);
    assertThat(settings.frameRateHz()).isCloseTo(80, within(0.2));
    assertThat((double) settings.windowSamples() / rateHz).isCloseTo(0.05, within(1e-4));
    Waveform clip = Signals.buzz(150, 0.5, rateHz);
    float[][] picture = new Mel(settings).picture(clip);
    assertThat(picture).hasNumberOfRows(settings.frames(clip.length()));
    assertThat(picture[0]).hasSize(64);
  }

  @Test
  void a_tone_stands_out_in_its_band_at_its_amplitude() {
    MelSettings settings = MelSettings.forRate(16_000).withFilters(Scale.HTK, Norm.PEAK);
    float[] frame = new Mel(settings).picture(Signals.sine(1000, 0.5, 16_000, 0.5f))[20];
    int loudest = 0;
    for (int band = 0; band < frame.length; band++)
      if (frame[band] > frame[loudest]) loudest = band;
    double centreHz = Scale.HTK.hz(Scale.HTK.mel(8000) * (loudest + 1) / 65);
    assertThat(centreHz).isCloseTo(1000, within(40.0));
    assertThat(Math.exp(frame[loudest])).isBetween(0.4, 1.5);
  }

  @Test
  void twice_the_amplitude_adds_ln_2_and_silence_is_the_floor() {
    Mel mel = new Mel(MelSettings.forRate(8000));
    Waveform clip = Signals.buzz(150, 0.4, 8000);
    float[][] once = mel.picture(clip);
    float[][] twice = mel.picture(clip.scaled(2));
    assertThat(twice[10][5] - once[10][5]).isCloseTo((float) Math.log(2), within(1e-4f));
    assertThat(mel.picture(new Waveform(new float[800], 8000))[3])
        .containsOnly(mel.settings().logFloor());
  }

  @Test
  void a_clip_of_another_rate_is_refused() {
    Mel mel = new Mel(MelSettings.forRate(16_000));
    assertThatThrownBy(() -> mel.picture(Signals.sine(440, 0.1, 8000, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the clip is at 8000 Hz, expected 16000 Hz; resample it first");
  }

  @Test
  void both_scales_invert() {
    for (Scale scale : Scale.values()) {
      for (double hz : new double[] {0, 100, 999, 1000, 4000, 20_000}) {
        assertThat(scale.hz(scale.mel(hz))).isCloseTo(hz, within(1e-6));
      }
    }
  }

  @Test
  void the_inverse_of_the_filters_shows_the_same_bands() {
    MelFilters filters = new MelFilters(MelSettings.forRate(16_000));
    float[] frame = Signals.noise(filters.bins(), 1, 3);
    for (int k = 0; k < frame.length; k++) frame[k] = Math.abs(frame[k]) + 0.1f;
    float[] bands = filters.apply(frame);
    float[] seen = filters.apply(filters.invert(bands));
    for (int band = 0; band < bands.length; band++) {
      assertThat(seen[band] / bands[band]).isCloseTo(1, within(0.02f));
    }
    for (float bin : filters.invert(bands)) assertThat(bin).isNotNegative();
  }

  @Test
  void a_longer_vocal_tract_moves_formants_down() {
    MelSettings settings = MelSettings.forRate(16_000);
    Waveform tone = Signals.sine(2000, 0.3, 16_000, 0.5f);
    int neutral = loudest(new Mel(settings).picture(tone)[10]);
    assertThat(loudest(new Mel(settings, 0.85).picture(tone)[10])).isLessThan(neutral);
    assertThat(loudest(new Mel(settings, 1.15).picture(tone)[10])).isGreaterThan(neutral);
  }

  private static int loudest(float[] frame) {
    int loudest = 0;
    for (int band = 1; band < frame.length; band++)
      if (frame[band] > frame[loudest]) loudest = band;
    return loudest;
  }

  @Test
  void values_are_those_of_vits() {
    ReferenceCase reference = ReferenceCase.open("vits_frontend/ljs");
    Stft stft = new Stft(1024, 1024, 256, Stft.Padding.HOP_MIRROR);
    float[][] magnitudes = stft.forward(reference.floats("in.y")).magnitude(1e-6f);
    assertClose(magnitudes, reference.rows("out.spec"), 1e-4 * 70.51);
    assertClose(logarithms(VITS, magnitudes), reference.rows("out.mel"), 1e-4 * 5.51);
  }

  @Test
  void values_are_those_of_hifi_gan() {
    ReferenceCase reference = ReferenceCase.open("hifigan_mel/v1");
    Stft stft = new Stft(1024, 1024, 256, Stft.Padding.HOP_MIRROR);
    float[][] magnitudes = stft.forward(reference.floats("in.y")).magnitude(1e-9f);
    assertClose(
        logarithms(VITS.withRangeHz(0, 8000), magnitudes), reference.rows("out.mel"), 1e-4 * 5.193);
  }

  @Test
  void values_are_those_of_the_speaker_encoder() {
    ReferenceCase reference = ReferenceCase.open("speaker_mel/default");
    Stft stft = new Stft(1024, 1024, 256, Stft.Padding.CENTRED_MIRROR);
    float[][] magnitudes = stft.forward(reference.floats("in.waveform")).magnitude();
    float[][] expected = transposed(reference.rows("out.mel"));
    assertClose(logarithms(VITS.withRangeHz(0, 8000), magnitudes), expected, 1e-4 * 5.397);
  }

  private static float[][] logarithms(MelSettings settings, float[][] magnitudes) {
    MelFilters filters = new MelFilters(settings);
    float[][] picture = new float[magnitudes.length][];
    for (int t = 0; t < picture.length; t++) {
      picture[t] = filters.apply(magnitudes[t]);
      for (int band = 0; band < picture[t].length; band++) {
        picture[t][band] = (float) Math.log(Math.max(picture[t][band], settings.floor()));
      }
    }
    return picture;
  }

  private static float[][] transposed(float[][] rows) {
    float[][] columns = new float[rows[0].length][rows.length];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < rows[r].length; c++) columns[c][r] = rows[r][c];
    }
    return columns;
  }

  /** Compares [frames][bins] with the reference's [bins][frames]. */
  private static void assertClose(float[][] frames, float[][] expected, double tolerance) {
    assertThat(frames.length).isEqualTo(expected[0].length);
    for (int t = 0; t < frames.length; t++) {
      for (int k = 0; k < frames[t].length; k++) {
        assertThat((double) frames[t][k])
            .as("frame %d, bin %d", t, k)
            .isCloseTo(expected[k][t], within(tolerance));
      }
    }
  }
}
