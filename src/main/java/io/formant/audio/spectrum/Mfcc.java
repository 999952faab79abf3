package io.formant.audio.spectrum;

import io.formant.audio.Waveform;

/**
 * Mel cepstra: the cosine series of each frame's log-mel amplitudes, ln|X(ω)| ≈ c₀ + Σ c[m] cos(mω). In this scaling ten times the
 * square root of two over ln 10 times the distance of c₁… is the root mean square difference of two smoothed spectra in dB, which is
 * mel-cepstral distortion.
 *
 * <p>40 HTK bands, a 25 ms window every 10 ms. Source: Davis and Mermelstein 1980, https://doi.org/10.1109/TASSP.1980.1163420.
 */
public final class Mfcc {
  private static final int BANDS = 40;
  private static final double WINDOW_SECONDS = 0.025;
  private static final double HOP_SECONDS = 0.01;

  private final Mel mel;
  private final float[][] cosines;

  /** @param coefficients how many, c₀ included; at most 40 */
  public Mfcc(int rateHz, int coefficients) {
    if (coefficients < 1 || coefficients > BANDS) {
      throw new IllegalArgumentException(
          "coefficients must be 1 to " + BANDS + ", was " + coefficients);
    }
    int window = (int) Math.round(rateHz * WINDOW_SECONDS);
    mel = new Mel(MelSettings.forRate(rateHz).withBands(BANDS).withFrames(window, (int)
        Math.round(rateHz * HOP_SECONDS)));
    cosines = new float[coefficients][BANDS];
    for (int m = 0; m < coefficients; m++) {
      double scale = (m == 0 ? 1.0 : 2.0) / BANDS;
      for (int band = 0; band < BANDS; band++) {
        cosines[m][band] = (float) (scale * Math.cos(Math.PI * m * (band + 0.5) / BANDS));
      }
    }
  }

  /** Cepstra of a clip at the rate given, [frames][coefficients]. */
  public float[][] cepstra(Waveform waveform) {
    float[][] picture = mel.picture(waveform);
    float[][] cepstra = new float[picture.length][cosines.length];
    for (int t = 0; t < picture.length; t++) {
      for (int m = 0; m < cosines.length; m++) {
        double sum = 0;
        for (int band = 0; band < BANDS; band++) sum += cosines[m][band] * picture[t][band];
        cepstra[t][m] = (float) sum;
      }
    }
    return cepstra;
  }
}
