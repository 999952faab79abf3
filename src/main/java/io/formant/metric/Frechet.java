package io.formant.metric;

import java.util.Arrays;

/**
 * The Fréchet distance of the Gaussians through two sets of embeddings: |m₁ − m₂|² + tr(S₁ + S₂ − 2(S₁S₂)^½), the square root taken
 * in the symmetric form S₁^½ S₂ S₁^½, which singular covariances allow.
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
    if (a[0].length != b[0].length) {
      throw new IllegalArgumentException(
          "embeddings are " + a[0].length + " and " + b[0].length + " wide, expected one width");
    }
    double[] meanA = mean(a);
    double[] meanB = mean(b);
    double[][] covarianceA = covariance(a, meanA);
    double[][] covarianceB = covariance(b, meanB);
    double[][] root = squareRoot(covarianceA);
    double shared = Arrays.stream(
            SymmetricEigen.of(product(root, product(covarianceB, root))).values())
        .map(value -> Math.sqrt(Math.max(0, value)))
        .sum();
    return new Frechet(
        squaredDistance(meanA, meanB), trace(covarianceA) + trace(covarianceB) - 2 * shared);
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) sum += (a[d] - b[d]) * (a[d] - b[d]);
    return sum;
  }

  /** The squared form, as published scores are. */
  public double squared() {
    return meanTerm + covarianceTerm;
  }

  private static double[] mean(float[][] points) {
    double[] mean = new double[points[0].length];
    for (float[] point : points) {
      for (int d = 0; d < mean.length; d++) mean[d] += (double) point[d] / points.length;
    }
    return mean;
  }

  private static double[][] covariance(float[][] points, double[] mean) {
    double[][] covariance = new double[mean.length][mean.length];
    for (float[] point : points) {
      for (int i = 0; i < mean.length; i++) {
        double gap = (point[i] - mean[i]) / (points.length - 1);
        for (int j = 0; j < mean.length; j++) covariance[i][j] += gap * (point[j] - mean[j]);
      }
    }
    return covariance;
  }

  private static double[][] squareRoot(double[][] symmetric) {
    SymmetricEigen eigen = SymmetricEigen.of(symmetric);
    double[][] root = new double[symmetric.length][symmetric.length];
    for (int k = 0; k < root.length; k++) {
      double weight = Math.sqrt(Math.max(0, eigen.values()[k]));
      double[] vector = eigen.vectors()[k];
      for (int i = 0; i < root.length; i++) {
        for (int j = 0; j < root.length; j++) root[i][j] += weight * vector[i] * vector[j];
      }
    }
    return root;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; j < b[0].length; j++) product[i][j] += a[i][k] * b[k][j];
      }
    }
    return product;
  }

  private static double trace(double[][] square) {
    double trace = 0;
    for (int i = 0; i < square.length; i++) trace += square[i][i];
    return trace;
  }
}
