package io.formant.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How far two vectors are from each other. */
public enum Distance {
  EUCLIDEAN {
    @Override
    void add(double[] sums, double[] column, double value, int count) {
      for (int j = 0; j < count; j++) sums[j] += (column[j] - value) * (column[j] - value);
    }

    @Override
    double finish(double sum, double lengthA, double lengthB) {
      return Math.sqrt(sum);
    }
  },
  /** 1 − cosine of the angle: 0 to 2. */
  COSINE {
    @Override
    void add(double[] sums, double[] column, double value, int count) {
      for (int j = 0; j < count; j++) sums[j] += column[j] * value;
    }

    @Override
    double finish(double sum, double lengthA, double lengthB) {
      return 1 - sum / Math.sqrt(lengthA * lengthB);
    }
  },
  /** Sum of the coordinates' differences. */
  MANHATTAN {
    @Override
    void add(double[] sums, double[] column, double value, int count) {
      for (int j = 0; j < count; j++) sums[j] += Math.abs(column[j] - value);
    }

    @Override
    double finish(double sum, double lengthA, double lengthB) {
      return sum;
    }
  };

  /** Adds what one coordinate contributes to the first {@code count} sums: {@code value} of one vector, a column of the others. */
  abstract void add(double[] sums, double[] column, double value, int count);

  /**
   * The distance from the sum over coordinates.
   *
   * @param lengthA squared length of one vector
   * @param lengthB squared length of the other
   */
  abstract double finish(double sum, double lengthA, double lengthB);

  /** Distance of two finite vectors of the same width. */
  public double between(float[] a, float[] b) {
    return matrix(new float[][] {a, b})[0][1];
  }

  /** The cosine of the angle between two vectors, neither of them zero: −1 to 1. */
  public static double cosine(float[] a, float[] b) {
    return 1 - COSINE.between(a, b);
  }

  /** All distances of at least two finite points of one width, [n][n]. */
  public double[][] matrix(float[][] points) {
    Defined.points(points, 2);
    int n = points.length;
    double[][] columns = columns(points);
    double[] lengths =
        Arrays.stream(points).mapToDouble(Distance::squaredLength).toArray();
    if (this == COSINE && Arrays.stream(lengths).anyMatch(length -> length == 0))
      throw new IllegalArgumentException("a zero vector has no direction, so no cosine");
    double[][] matrix = new double[n][n];
    IntStream.range(0, n).parallel().forEach(i -> {
      for (int d = 0; d < columns.length; d++) add(matrix[i], columns[d], points[i][d], i);
      for (int j = 0; j < i; j++) matrix[i][j] = finish(matrix[i][j], lengths[i], lengths[j]);
    });
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) matrix[j][i] = matrix[i][j];
    }
    return matrix;
  }

  /** Coordinate by coordinate, [d][n]: sums over all points at once are quick. */
  private static double[][] columns(float[][] points) {
    double[][] columns = new double[points[0].length][points.length];
    for (int i = 0; i < points.length; i++) {
      for (int d = 0; d < columns.length; d++) columns[d][i] = points[i][d];
    }
    return columns;
  }

  private static double squaredLength(float[] point) {
    double sum = 0;
    for (float value : point) sum += (double) value * value;
    return sum;
  }
}
