package io.formant.metric.embedding;

import java.util.Arrays;

/**
 * Linear discriminants: class c scores w_c·x + b_c with w_c = S⁻¹m_c and b_c = log share − ½ m_c·w_c, where S is the covariance within
 * classes, a tenth of it replaced by its mean variance in every direction, so that few points in many dimensions do.
 *
 * <p>Sources: Fisher 1936, https://doi.org/10.1111/j.1469-1809.1936.tb02137.x; shrinkage: Friedman 1989,
 * https://doi.org/10.1080/01621459.1989.10478752.
 */
final class Discriminants {
  private static final double SHRINKAGE = 0.1;
  private static final double LEAST_SHARE = 1e-12;

  private final double[] centre;
  private final double[][] weights;
  private final double[] constants;

  private Discriminants(double[] centre, double[][] weights, double[] constants) {
    this.centre = centre;
    this.weights = weights;
    this.constants = constants;
  }

  /** Learns from some of the points; a class without any of them is never told. */
  static Discriminants of(float[][] points, int[] classes, int[] items) {
    int width = points[0].length;
    int count = Arrays.stream(classes).max().orElse(0) + 1;
    double[] centre = new double[width];
    for (int i : items) {
      for (int d = 0; d < width; d++) centre[d] += (double) points[i][d] / items.length;
    }
    double[][] means = new double[count][width];
    double[] sizes = new double[count];
    for (int i : items) {
      sizes[classes[i]]++;
      for (int d = 0; d < width; d++) means[classes[i]][d] += points[i][d] - centre[d];
    }
    for (int c = 0; c < count; c++) {
      for (int d = 0; d < width && sizes[c] > 0; d++) means[c][d] /= sizes[c];
    }
    double[][] factor = cholesky(within(points, classes, items, centre, means));
    double[][] weights = new double[count][];
    double[] constants = new double[count];
    for (int c = 0; c < count; c++) {
      weights[c] = solve(factor, means[c]);
      double share = Math.max(LEAST_SHARE, sizes[c] / items.length);
      constants[c] = Math.log(share) - product(means[c], weights[c]) / 2;
    }
    return new Discriminants(centre, weights, constants);
  }

  /** The shrunk covariance within classes, its lower triangle. */
  private static double[][] within(
      float[][] points, int[] classes, int[] items, double[] centre, double[][] means) {
    int width = centre.length;
    double[][] within = new double[width][];
    for (int d = 0; d < width; d++) within[d] = new double[d + 1];
    double[] gap = new double[width];
    for (int i : items) {
      for (int d = 0; d < width; d++) gap[d] = points[i][d] - centre[d] - means[classes[i]][d];
      for (int d = 0; d < width; d++) {
        double weight = gap[d] * (1 - SHRINKAGE) / items.length;
        for (int e = 0; e <= d; e++) within[d][e] += weight * gap[e];
      }
    }
    double trace = 0;
    for (int d = 0; d < width; d++) trace += within[d][d] / (1 - SHRINKAGE);
    double least = trace == 0 ? 1 : SHRINKAGE * trace / width;
    for (int d = 0; d < width; d++) within[d][d] += least;
    return within;
  }

  /** L with LLᵀ the matrix, of which the lower triangle is given and used up. */
  private static double[][] cholesky(double[][] a) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) sum -= a[i][k] * a[j][k];
        a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
      }
    }
    return a;
  }

  private static double[] solve(double[][] factor, double[] vector) {
    double[] x = vector.clone();
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < i; k++) x[i] -= factor[i][k] * x[k];
      x[i] /= factor[i][i];
    }
    for (int i = x.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < x.length; k++) x[i] -= factor[k][i] * x[k];
      x[i] /= factor[i][i];
    }
    return x;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) sum += a[d] * b[d];
    return sum;
  }

  /** The class of the highest score. */
  int tell(float[] point) {
    double[] gap = new double[centre.length];
    for (int d = 0; d < gap.length; d++) gap[d] = point[d] - centre[d];
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < weights.length; c++) {
      double score = product(weights[c], gap) + constants[c];
      if (score > highest) {
        highest = score;
        best = c;
      }
    }
    return best;
  }
}
