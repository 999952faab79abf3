package io.formant.loss;

import java.util.stream.IntStream;

/**
 * The A-weighting curve, loudness as the ear hears it at low levels, as a symmetric filter of an odd number of taps: the least-squares
 * fit to the magnitude response of the standard's analog filter after the bilinear transform.
 *
 * <p>Sources: IEC/CD 1672; Wright & Välimäki 2019, https://arxiv.org/abs/1911.08922; the fit is that of scipy's {@code firls} to 512
 * frequencies, as auraloss 0.4.0 makes it, https://github.com/csteinmetz1/auraloss.
 */
public final class AWeighting {

  /** What auraloss takes. */
  public static final int TAPS = 101;

  private static final int FREQUENCIES = 512;
  private static final double[] POLES_HZ = {20.598997, 107.65265, 737.86223, 12194.217};
  private static final double GAIN_AT_1000_HZ_DB = 1.9997;

  private AWeighting() {}

  /** {@value #TAPS} taps for a sampling rate. */
  public static float[] taps(int rateHz) {
    double[] half = fit(response(rateHz), TAPS / 2 + 1);
    float[] taps = new float[TAPS];
    for (int k = 0; k < TAPS; k++) {
      int distance = Math.abs(k - TAPS / 2);
      taps[k] = (float) (distance == 0 ? half[0] : half[distance] / 2);
    }
    return taps;
  }

  /** Magnitudes at evenly spaced frequencies from 0 to just below half the rate. */
  static double[] response(int rateHz) {
    return IntStream.range(0, FREQUENCIES)
        .mapToDouble(i -> Math.tan(Math.PI / 2 * i / FREQUENCIES) * 2 * rateHz)
        .map(AWeighting::analog)
        .toArray();
  }

  /** |H(jω)| of the analog filter, which has double poles at its lowest and highest corner. */
  private static double analog(double omega) {
    double[] corners = new double[POLES_HZ.length];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = 2 * Math.PI * POLES_HZ[i];
    }
    double square = omega * omega;
    double top = corners[3] * corners[3] * Math.pow(10, GAIN_AT_1000_HZ_DB / 20) * square * square;
    return top
        / (square + corners[0] * corners[0])
        / Math.sqrt(square + corners[1] * corners[1])
        / Math.sqrt(square + corners[2] * corners[2])
        / (square + corners[3] * corners[3]);
  }

  /**
   * The a of A(f) = Σ aₖ cos πkf, f in parts of half the rate, that is nearest to the response. Each pair of frequencies is a band in
   * which the response is a line; what lies between bands does not count.
   */
  private static double[] fit(double[] response, int count) {
    double[][] products = new double[count][count];
    double[] sums = new double[count];
    for (int i = 0; i < response.length; i += 2) {
      double low = (double) i / FREQUENCIES;
      double high = (double) (i + 1) / FREQUENCIES;
      double slope = (response[i + 1] - response[i]) / (high - low);
      double offset = response[i] - slope * low;
      for (int k = 0; k < count; k++) {
        sums[k] += line(high, k, slope, offset) - line(low, k, slope, offset);
        for (int j = 0; j <= k; j++) {
          double both = cosine(high, k - j) - cosine(low, k - j);
          both += cosine(high, k + j) - cosine(low, k + j);
          products[k][j] += both / 2;
        }
      }
    }
    return solve(products, sums);
  }

  /** ∫ cos πkf df. */
  private static double cosine(double f, int k) {
    return k == 0 ? f : Math.sin(Math.PI * k * f) / (Math.PI * k);
  }

  /** ∫ (slope·f + offset) cos πkf df. */
  private static double line(double f, int k, double slope, double offset) {
    if (k == 0) {
      return slope * f * f / 2 + offset * f;
    }
    double w = Math.PI * k;
    return (slope * f + offset) * Math.sin(w * f) / w + slope * Math.cos(w * f) / (w * w);
  }

  /** Solves a symmetric positive definite system by Cholesky's method; only the lower triangle is read, and overwritten. */
  private static double[] solve(double[][] a, double[] b) {
    int n = b.length;
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
      }
      for (int k = 0; k < i; k++) {
        x[i] -= a[i][k] * x[k];
      }
      x[i] /= a[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= a[k][i] * x[k];
      }
      x[i] /= a[i][i];
    }
    return x;
  }
}
