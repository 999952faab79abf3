package io.formant.metric.speech;

/**
 * Mel-cepstral distortion in dB: 10 √2 / ln 10 times the Euclidean distance of two frames' cepstra without c₀, which is loudness.
 *
 * <p>Source: Kubichek 1993, https://doi.org/10.1109/PACRIM.1993.407206. Cepstra as {@code audio.spectrum.Mfcc} scales them.
 *
 * @param decibels mean along the alignment
 * @param warp the alignment; its cost is the sum of Euclidean distances
 */
public record CepstralDistortion(double decibels, TimeWarp warp) {
  private static final double DB = 10 * Math.sqrt(2) / Math.log(10);

  /** After the best alignment of two sequences of cepstra, [frames][coefficients]. */
  public static CepstralDistortion warped(float[][] a, float[][] b) {
    check(a, b);
    double[][] distances = new double[a.length][b.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) distances[i][j] = distance(a[i], b[j]);
    }
    TimeWarp warp = TimeWarp.of(distances);
    return new CepstralDistortion(DB * warp.mean(), warp);
  }

  /** Mean over frames, time for time, up to the end of the shorter. */
  public static double unaligned(float[][] a, float[][] b) {
    check(a, b);
    int frames = Math.min(a.length, b.length);
    double sum = 0;
    for (int t = 0; t < frames; t++) sum += distance(a[t], b[t]);
    return DB * sum / frames;
  }

  private static void check(float[][] a, float[][] b) {
    if (a.length == 0 || b.length == 0)
      throw new IllegalArgumentException("a clip without frames has no distortion");
    if (a[0].length < 2 || a[0].length != b[0].length) {
      throw new IllegalArgumentException("cepstra have " + a[0].length + " and " + b[0].length
          + " coefficients, expected the same number, at least 2");
    }
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int m = 1; m < a.length; m++) sum += ((double) a[m] - b[m]) * ((double) a[m] - b[m]);
    if (!Double.isFinite(sum))
      throw new IllegalArgumentException("a cepstrum holds NaN or infinity");
    return Math.sqrt(sum);
  }
}
