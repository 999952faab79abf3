package io.formant.metric.embedding;

import io.formant.metric.Defined;
import io.formant.metric.SymmetricEigen;
import java.util.Arrays;

/**
 * The Fréchet distance of the Gaussians through two sets of embeddings: |m₁ − m₂|² + tr(S₁ + S₂ − 2(S₁S₂)^½). With the centred sets as
 * the rows of A and B, scaled so that S₁ = AᵀA and S₂ = BᵀB, the last trace is the sum of the singular values of ABᵀ: singular
 * covariances, as of fewer points than dimensions, do no harm.
 *
 * <p>Source: Dowson and Landau 1982, https://doi.org/10.1016/0047-259X(82)90077-X; for audio Kilgour et al. 2019,
 * https://arxiv.org/abs/1812.08466.
 *
 * @param meanTerm |m₁ − m₂|²
 * @param covarianceTerm the rest
 */
public record Frechet(double meanTerm, double covarianceTerm) {

  /** Each set needs two points or more, [n][d] and [m][d]. */
  public static Frechet between(float[][] a, float[][] b) {
    Defined.points(a, 2);
    Defined.points(b, 2);
    Defined.sameWidth(a, b);
    double[] meanA = mean(a);
    double[] meanB = mean(b);
    double[][] scaledA = scaled(a, meanA);
    double[][] scaledB = scaled(b, meanB);
    double spread = squares(scaledA) + squares(scaledB);
    return new Frechet(squaredDistance(meanA, meanB), spread - 2 * shared(scaledA, scaledB));
  }

  /** The squared form, as published scores are. */
  public double squared() {
    return meanTerm + covarianceTerm;
  }

  /** Sum of the singular values of ABᵀ, by way of the smallest symmetric matrix that has their squares. */
  private static double shared(double[][] a, double[][] b) {
    double[][] fewer = a.length <= b.length ? a : b;
    double[][] more = a.length <= b.length ? b : a;
    return fewer.length <= a[0].length
        ? sumOfRoots(grams(times(fewer, transposed(more))))
        : sumOfRoots(throughRoot(fewer, more));
  }

  /** S₁^½ S₂ S₁^½, [d][d]. */
  private static double[][] throughRoot(double[][] a, double[][] b) {
    SymmetricEigen eigen = SymmetricEigen.of(grams(transposed(a)));
    double[][] axes = eigen.vectors();
    for (int k = 0; k < axes.length; k++) {
      double root = Math.sqrt(Math.max(0, eigen.values()[k]));
      for (int d = 0; d < axes.length; d++) axes[k][d] *= root;
    }
    return grams(times(axes, transposed(b)));
  }

  private static double sumOfRoots(double[][] symmetric) {
    return Arrays.stream(SymmetricEigen.of(symmetric).values())
        .map(value -> Math.sqrt(Math.max(0, value)))
        .sum();
  }

  private static double[] mean(float[][] points) {
    double[] mean = new double[points[0].length];
    for (float[] point : points) {
      for (int d = 0; d < mean.length; d++) mean[d] += (double) point[d] / points.length;
    }
    return mean;
  }

  /** Less the mean, over √(n − 1). */
  private static double[][] scaled(float[][] points, double[] mean) {
    double scale = 1 / Math.sqrt(points.length - 1.0);
    double[][] scaled = new double[points.length][mean.length];
    for (int i = 0; i < points.length; i++) {
      for (int d = 0; d < mean.length; d++) scaled[i][d] = (points[i][d] - mean[d]) * scale;
    }
    return scaled;
  }

  private static double squares(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).map(v -> v * v).sum();
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) sum += (a[d] - b[d]) * (a[d] - b[d]);
    return sum;
  }

  /** Products of all pairs of rows. */
  private static double[][] grams(double[][] rows) {
    return times(rows, transposed(rows));
  }

  private static double[][] times(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        double weight = a[i][k];
        for (int j = 0; j < b[0].length; j++) product[i][j] += weight * b[k][j];
      }
    }
    return product;
  }

  private static double[][] transposed(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) columns[j][i] = rows[i][j];
    }
    return columns;
  }
}
