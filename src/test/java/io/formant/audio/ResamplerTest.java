package io.formant.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.formant.reference.ReferenceCase;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
  @ParameterizedTest
  @CsvSource({"8000,16000", "16000,8000", "22050,16000", "44100,48000", "16000,16000", "11025,7999"
  })
  void a_constant_keeps_its_value_away_from_the_ends(int from, int to) {
    float[] constant = new float[2000];
    Arrays.fill(constant, 0.5f);
    Waveform resampled = Resampler.resample(new Waveform(constant, from), to);
    assertThat(resampled.rateHz()).isEqualTo(to);
    assertThat(resampled.length()).isEqualTo((int) Math.ceil(2000.0 * to / from));
    for (int i = 200; i < resampled.length() - 200; i++)
      assertThat(resampled.samples()[i]).isCloseTo(0.5f, within(5e-3f));
  }

  @Test
  void a_tone_keeps_its_frequency_amplitude_and_phase() {
    Waveform resampled = Resampler.resample(Signals.sine(440, 0.5, 22_050, 0.8f), 16_000);
    Waveform expected = Signals.sine(440, 0.5, 16_000, 0.8f);
    for (int i = 100; i < 7900; i++)
      assertThat(resampled.samples()[i]).isCloseTo(expected.samples()[i], within(2e-3f));
  }

  @Test
  void what_lies_above_the_new_nyquist_frequency_is_removed() {
    Waveform resampled = Resampler.resample(Signals.sine(6000, 0.5, 16_000, 1), 8000);
    assertThat(resampled.slice(100, 3900).peak()).isLessThan(0.01f);
  }

  @ParameterizedTest
  @CsvSource({"22050,48000", "44100,16000"})
  void values_are_those_of_torchaudio(int from, int to) {
    ReferenceCase reference = ReferenceCase.open("resample_torchaudio/" + from + "_" + to);
    float[] expected = reference.floats("out.y");
    assertThat(new Resampler(from, to).resample(reference.floats("in.x")))
        .containsExactly(expected, within(2e-5f));
  }

  @ParameterizedTest
  @CsvSource({"in.x,out.down,4,1", "out.down,out.up,1,4", "in.x,out.ratio,3,2"})
  void values_are_those_of_audio_diffusion_pytorch(String input, String output, int from, int to) {
    ReferenceCase reference = ReferenceCase.open("resample_sinc/factor4");
    int length = reference.shape(input)[2];
    for (int item = 0; item < 2; item++) {
      float[] samples =
          Arrays.copyOfRange(reference.floats(input), item * length, (item + 1) * length);
      float[] resampled = new Resampler(from, to).resample(samples);
      float[] expected = Arrays.copyOfRange(
          reference.floats(output), item * resampled.length, (item + 1) * resampled.length);
      assertThat(resampled).containsExactly(expected, within(2e-5f));
    }
  }
}
