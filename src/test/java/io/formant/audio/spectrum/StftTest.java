package io.formant.audio.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.audio.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StftTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7, 8, 15, 16, 32, 100, 256, 359, 512, 600})
  void the_fast_transform_equals_the_definition(int size) {
    float[] samples = Signals.noise(size, 1, size);
    Fourier fft = Fourier.of(size);
    float[] real = new float[fft.bins()];
    float[] imaginary = new float[fft.bins()];
    fft.forward(samples, real, imaginary);
    for (int k = 0; k < fft.bins(); k++) {
      double re = 0;
      double im = 0;
      for (int n = 0; n < size; n++) {
        re += samples[n] * Math.cos(2 * Math.PI * k * n / size);
        im -= samples[n] * Math.sin(2 * Math.PI * k * n / size);
      }
      assertThat((double) real[k]).isCloseTo(re, within(2e-5));
      assertThat((double) imaginary[k]).isCloseTo(im, within(2e-5));
    }
    float[] back = new float[size];
    fft.inverse(real, imaginary, back);
    assertThat(back).containsExactly(samples, within(1e-6f));
  }

  @ParameterizedTest
  @CsvSource({
    "512,400,100",
    "512,512,128",
    "1024,800,200",
    "256,256,64",
    "600,600,150",
    "450,400,100"
  })
  void the_inverse_gives_the_signal_back(int fftSize, int window, int hop) {
    float[] samples = Signals.noise(20 * hop, 0.8f, 5);
    Stft stft = new Stft(fftSize, window, hop, Stft.Padding.CENTRED);
    Spectrum spectrum = stft.forward(samples);
    assertThat(spectrum.frames()).isEqualTo(21).isEqualTo(stft.frames(samples.length));
    assertThat(stft.inverse(spectrum, samples.length)).containsExactly(samples, within(2e-6f));
  }

  @ParameterizedTest
  @EnumSource
  void the_transform_is_linear(Stft.Padding padding) {
    Stft stft = new Stft(256, 256, 64, padding);
    float[] a = Signals.noise(1000, 1, 1);
    float[] b = Signals.noise(1000, 1, 2);
    float[] sum = new float[1000];
    for (int i = 0; i < sum.length; i++) sum[i] = a[i] + 3 * b[i];
    Spectrum left = stft.forward(sum);
    Spectrum first = stft.forward(a);
    Spectrum second = stft.forward(b);
    for (int t = 0; t < left.frames(); t++) {
      for (int k = 0; k < stft.bins(); k++) {
        float right = first.real()[t][k] + 3 * second.real()[t][k];
        assertThat(left.real()[t][k]).isCloseTo(right, within(1e-4f));
      }
    }
  }

  @Test
  void sizes_that_make_no_sense_are_refused() {
    assertThatThrownBy(() -> new RealFft(100)).hasMessageContaining("power of two");
    assertThatThrownBy(() -> new Stft(512, 600, 100, Stft.Padding.CENTRED))
        .hasMessageContaining("within the FFT of 512");
    Stft mirrored = new Stft(512, 512, 128, Stft.Padding.CENTRED_MIRROR);
    assertThatThrownBy(() -> mirrored.forward(new float[200]))
        .hasMessageContaining("too short to mirror 256");
  }
}
