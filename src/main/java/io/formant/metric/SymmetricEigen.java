package io.formant.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues and vectors of a symmetric matrix by cyclic Jacobi rotations; meant for up to a few hundred rows.
 *
 * <p>Source: Golub and Van Loan, Matrix Computations, 8.5.
 *
 * @param values in falling order
 * @param vectors [i] belongs to values[i] and has length 1
 */
record SymmetricEigen(double[] values, double[][] vectors) {
  private static final int SWEEPS = 100;
  private static final double CONVERGED = 1e-15;

  static SymmetricEigen of(double[][] symmetric) {
    int n = symmetric.length;
    double[][] a = new double[n][];
    double[][] vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i] = symmetric[i].clone();
      vectors[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS && offDiagonal(a) > CONVERGED * norm(a); sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) rotate(a, vectors, p, q);
      }
    }
    return sorted(a, vectors);
  }

  private static SymmetricEigen sorted(double[][] diagonal, double[][] vectors) {
    int[] order = IntStream.range(0, vectors.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -diagonal[i][i]))
        .mapToInt(Integer::intValue)
        .toArray();
    double[] values = Arrays.stream(order).mapToDouble(i -> diagonal[i][i]).toArray();
    double[][] sorted = Arrays.stream(order).mapToObj(i -> vectors[i]).toArray(double[][]::new);
    return new SymmetricEigen(values, sorted);
  }

  private static double offDiagonal(double[][] a) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) sum += 2 * a[i][j] * a[i][j];
    }
    return Math.sqrt(sum);
  }

  private static double norm(double[][] a) {
    double sum = 0;
    for (double[] row : a) {
      for (double value : row) sum += value * value;
    }
    return Math.sqrt(sum);
  }

  /** Makes a[p][q] zero. */
  private static void rotate(double[][] a, double[][] vectors, int p, int q) {
    if (a[p][q] == 0) return;
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    turn(a[p], a[q], c, s);
    for (double[] row : a) {
      double left = row[p];
      row[p] = c * left - s * row[q];
      row[q] = s * left + c * row[q];
    }
    turn(vectors[p], vectors[q], c, s);
  }

  private static void turn(double[] first, double[] second, double c, double s) {
    for (int k = 0; k < first.length; k++) {
      double x = first[k];
      first[k] = c * x - s * second[k];
      second[k] = s * x + c * second[k];
    }
  }
}
