package io.formant.audio.spectrum;

/**
 * Kaldi's triangular filters, straight on the mel scale 1127 ln(1 + f/700) rather than over frequency, from 20 Hz to half the rate;
 * rounded to float at each step as torchaudio does, since narrow bands hang on few bins.
 *
 * <p>Source: https://kaldi-asr.org/doc/mel-computations_8cc.html; {@code torchaudio.compliance.kaldi.get_mel_banks}.
 *
 * @param fftSize samples of an FFT, even
 * @param bands M
 */
public record KaldiFilters(int rateHz, int fftSize, int bands) {
  private static final double LOWEST_HZ = 20;

  public KaldiFilters {
    if (rateHz <= 2 * LOWEST_HZ || fftSize < 2 || fftSize % 2 != 0 || bands < 1) {
      throw new IllegalArgumentException(
          "rate " + rateHz + " Hz, FFT " + fftSize + ", bands " + bands + ": expected more than "
              + 2 * LOWEST_HZ + " Hz, an even FFT, at least one band");
    }
  }

  /** The weights, row-major (bins, bands); the bin at half the rate has none. */
  public float[] matrix() {
    float low = (float) mel(LOWEST_HZ);
    float step = (float) ((mel(rateHz / 2.0) - mel(LOWEST_HZ)) / (bands + 1));
    float[] matrix = new float[(fftSize / 2 + 1) * bands];
    for (int bin = 0; bin < fftSize / 2; bin++) {
      float mel = melOfBin(bin);
      for (int band = 0; band < bands; band++) {
        float left = low + band * step;
        float right = low + (band + 2) * step;
        if (mel > left && mel < right) {
          float centre = low + (band + 1) * step;
          matrix[bin * bands + band] =
              Math.min((mel - left) / (centre - left), (right - mel) / (right - centre));
        }
      }
    }
    return matrix;
  }

  private float melOfBin(int bin) {
    float hz = (float) ((double) rateHz / fftSize) * bin;
    return 1127f * (float) Math.log(1f + hz / 700f);
  }

  private static double mel(double hz) {
    return 1127 * Math.log(1 + hz / 700);
  }
}
