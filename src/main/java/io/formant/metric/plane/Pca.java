package io.formant.metric.plane;

import io.formant.metric.Defined;
import io.formant.metric.SymmetricEigen;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The directions in which points vary most, by subspace iteration with Rayleigh–Ritz steps. Each axis points so that its largest
 * coordinate, the first of them where several are, is positive.
 *
 * <p>Sources: Jolliffe 2002, Principal Component Analysis; Halko, Martinsson and Tropp 2011, https://arxiv.org/abs/0909.4061.
 *
 * @param mean of the points, [d]
 * @param axes [components][d], each of length 1
 * @param variances along the axes (n − 1), falling
 * @param variance of all directions together
 */
public record Pca(double[] mean, double[][] axes, double[] variances, double variance) {
  private static final int OVERSAMPLING = 16;
  private static final int ROUNDS = 2000;
  private static final double CONVERGED = 1e-11;
  private static final double TIE = 1e-9;
  private static final long START = 20;

  /**
   * Finds the first axes.
   *
   * @param points at least two that are not all equal, [n][d]
   * @param components 1 to d
   */
  public static Pca fit(float[][] points, int components) {
    Defined.points(points, 2);
    int width = points[0].length;
    if (components < 1 || components > width) {
      throw new IllegalArgumentException(
          "components must be 1 to " + width + ", was " + components);
    }
    double[] mean = mean(points);
    double[][] centred = centred(points, mean);
    double variance = 0;
    for (double[] row : centred) variance += dot(row, row) / (points.length - 1);
    if (variance == 0)
      throw new IllegalArgumentException(
          "all " + points.length + " points are equal: they vary in no direction");
    SymmetricEigen found = iterate(centred, components);
    double[][] axes = Arrays.copyOf(found.vectors(), components);
    for (double[] axis : axes) orient(axis);
    return new Pca(mean, axes, Arrays.copyOf(found.values(), components), variance);
  }

  /** Share of the whole variance along each axis. */
  public double[] ratios() {
    return Arrays.stream(variances).map(v -> v / variance).toArray();
  }

  /** Coordinates on the axes, [n][components]. */
  public double[][] coordinates(float[][] points) {
    Defined.points(points, 1);
    double[][] coordinates = new double[points.length][axes.length];
    double[][] centred = centred(points, mean);
    for (int i = 0; i < points.length; i++) {
      for (int c = 0; c < axes.length; c++) coordinates[i][c] = dot(centred[i], axes[c]);
    }
    return coordinates;
  }

  /** {@link #coordinates} in single precision. */
  public float[][] project(float[][] points) {
    double[][] coordinates = coordinates(points);
    float[][] projected = new float[points.length][axes.length];
    for (int i = 0; i < points.length; i++) {
      for (int c = 0; c < axes.length; c++) projected[i][c] = (float) coordinates[i][c];
    }
    return projected;
  }

  private static double[] mean(float[][] points) {
    double[] mean = new double[points[0].length];
    for (float[] point : points) {
      for (int d = 0; d < mean.length; d++) mean[d] += (double) point[d] / points.length;
    }
    return mean;
  }

  private static double[][] centred(float[][] points, double[] mean) {
    double[][] centred = new double[points.length][mean.length];
    for (int i = 0; i < points.length; i++) {
      if (points[i].length != mean.length) {
        throw new IllegalArgumentException(
            "point " + i + " has " + points[i].length + " coordinates, expected " + mean.length);
      }
      for (int d = 0; d < mean.length; d++) centred[i][d] = points[i][d] - mean[d];
    }
    return centred;
  }

  private static SymmetricEigen iterate(double[][] centred, int components) {
    int width = centred[0].length;
    int block = Math.min(width, components + OVERSAMPLING);
    double[][] basis = orthonormal(start(block, width));
    for (int round = 0; ; round++) {
      double[][] image = covarianceTimes(centred, basis);
      SymmetricEigen small = SymmetricEigen.of(products(basis, image));
      double[][] vectors = combined(small.vectors(), basis);
      double[][] images = combined(small.vectors(), image);
      if (round == ROUNDS || settled(vectors, images, small.values(), components)) {
        return new SymmetricEigen(small.values(), vectors);
      }
      basis = orthonormal(images);
    }
  }

  private static double[][] start(int block, int width) {
    SplittableRandom random = new SplittableRandom(START);
    double[][] start = new double[block][width];
    for (double[] vector : start) Arrays.setAll(vector, d -> random.nextDouble() - 0.5);
    return start;
  }

  private static boolean settled(
      double[][] vectors, double[][] images, double[] values, int components) {
    for (int c = 0; c < components; c++) {
      double error = 0;
      for (int d = 0; d < vectors[c].length; d++) {
        double gap = images[c][d] - values[c] * vectors[c][d];
        error += gap * gap;
      }
      if (Math.sqrt(error) > CONVERGED * values[0]) return false;
    }
    return true;
  }

  /** Covariance times each basis vector, without forming the covariance. */
  private static double[][] covarianceTimes(double[][] centred, double[][] basis) {
    double[][] image = new double[basis.length][basis[0].length];
    for (double[] point : centred) {
      for (int b = 0; b < basis.length; b++) {
        double weight = dot(point, basis[b]) / (centred.length - 1);
        for (int d = 0; d < point.length; d++) image[b][d] += weight * point[d];
      }
    }
    return image;
  }

  private static double[][] products(double[][] basis, double[][] image) {
    double[][] products = new double[basis.length][basis.length];
    for (int i = 0; i < basis.length; i++) {
      for (int j = 0; j <= i; j++) products[i][j] = products[j][i] = dot(basis[i], image[j]);
    }
    return products;
  }

  private static double[][] combined(double[][] weights, double[][] vectors) {
    double[][] combined = new double[weights.length][vectors[0].length];
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < vectors.length; j++) {
        for (int d = 0; d < vectors[j].length; d++) combined[i][d] += weights[i][j] * vectors[j][d];
      }
    }
    return combined;
  }

  /** Gram–Schmidt, twice; directions that vanish are replaced by the first unit vectors that don't. */
  private static double[][] orthonormal(double[][] vectors) {
    double[][] basis = new double[vectors.length][];
    int unit = 0;
    for (int i = 0; i < vectors.length; i++) {
      double before = Math.sqrt(dot(vectors[i], vectors[i]));
      double[] vector = rejected(vectors[i].clone(), basis, i);
      while (!normalise(vector, before * 1e-12)) {
        double[] axis = new double[vector.length];
        axis[unit++ % axis.length] = 1;
        before = 1e6;
        vector = rejected(axis, basis, i);
      }
      basis[i] = vector;
    }
    return basis;
  }

  private static double[] rejected(double[] vector, double[][] basis, int count) {
    for (int pass = 0; pass < 2; pass++) {
      for (int j = 0; j < count; j++) {
        double along = dot(vector, basis[j]);
        for (int d = 0; d < vector.length; d++) vector[d] -= along * basis[j][d];
      }
    }
    return vector;
  }

  private static boolean normalise(double[] vector, double least) {
    double length = Math.sqrt(dot(vector, vector));
    if (!(length > least)) return false;
    for (int d = 0; d < vector.length; d++) vector[d] /= length;
    return true;
  }

  private static void orient(double[] axis) {
    double largest = Arrays.stream(axis).map(Math::abs).max().orElse(0);
    double first = Arrays.stream(axis)
        .filter(d -> Math.abs(d) >= largest * (1 - TIE))
        .findFirst()
        .orElse(1);
    for (int d = 0; first < 0 && d < axis.length; d++) axis[d] = -axis[d];
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
    return sum;
  }
}
