package io.formant.metric;

/** How far two vectors are from each other. */
public enum Distance {
  EUCLIDEAN {
    @Override
    double of(float[] a, float[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) sum += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
      return Math.sqrt(sum);
    }
  },
  /** 1 − cosine of the angle: 0 to 2. */
  COSINE {
    @Override
    double of(float[] a, float[] b) {
      return 1 - cosineOf(a, b);
    }
  };

  abstract double of(float[] a, float[] b);

  /** Distance of two finite vectors of the same width. */
  public double between(float[] a, float[] b) {
    Defined.points(new float[][] {a, b}, 2);
    return of(a, b);
  }

  /** The cosine of the angle between two vectors, neither of them zero: −1 to 1. */
  public static double cosine(float[] a, float[] b) {
    Defined.points(new float[][] {a, b}, 2);
    return cosineOf(a, b);
  }

  private static double cosineOf(float[] a, float[] b) {
    double product = 0;
    double lengthA = 0;
    double lengthB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      lengthA += (double) a[i] * a[i];
      lengthB += (double) b[i] * b[i];
    }
    if (lengthA == 0 || lengthB == 0)
      throw new IllegalArgumentException("a zero vector has no direction, so no cosine");
    return product / Math.sqrt(lengthA * lengthB);
  }

  /** All distances, [n][n]. */
  double[][] matrix(float[][] points) {
    double[][] matrix = new double[points.length][points.length];
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < i; j++) matrix[i][j] = matrix[j][i] = of(points[i], points[j]);
    }
    return matrix;
  }
}
