package io.formant.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues and vectors of a symmetric matrix: Householder reflections to three diagonals, then QL steps with implicit shifts.
 *
 * <p>Source: Golub and Van Loan, Matrix Computations, 8.3; Bowdler et al. 1968, https://doi.org/10.1007/BF02219774.
 *
 * @param values in falling order
 * @param vectors [i] belongs to values[i] and has length 1
 */
public record SymmetricEigen(double[] values, double[][] vectors) {
  private static final int MOST_STEPS = 60;
  private static final double PRECISION = 0x1p-52;

  /** The decomposition of a matrix, which is left as it is. */
  public static SymmetricEigen of(double[][] symmetric) {
    Tridiagonal reduced =
        new Tridiagonal(Arrays.stream(symmetric).map(double[]::clone).toArray(double[][]::new));
    for (int low = 0; low < symmetric.length; low++) reduced.settle(low);
    return sorted(reduced.diagonal, reduced.vectors);
  }

  private static SymmetricEigen sorted(double[] diagonal, double[][] vectors) {
    int[] order = IntStream.range(0, vectors.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -diagonal[i]))
        .mapToInt(Integer::intValue)
        .toArray();
    double[] values = Arrays.stream(order).mapToDouble(i -> diagonal[i]).toArray();
    double[][] sorted = Arrays.stream(order).mapToObj(i -> vectors[i]).toArray(double[][]::new);
    return new SymmetricEigen(values, sorted);
  }

  /** The matrix on its way: its diagonal, the entries beside it, and the turns so far as rows. */
  private static final class Tridiagonal {
    private final double[] diagonal;
    private final double[] beside;
    private final double[][] vectors;

    Tridiagonal(double[][] a) {
      int n = a.length;
      vectors = new double[n][n];
      for (int i = 0; i < n; i++) vectors[i][i] = 1;
      for (int k = 0; k + 2 < n; k++) reflect(a, k);
      diagonal = IntStream.range(0, n).mapToDouble(i -> a[i][i]).toArray();
      beside =
          IntStream.range(0, n).mapToDouble(i -> i + 1 < n ? a[i][i + 1] : 0).toArray();
    }

    /** Makes all of row and column k zero but the entries beside the diagonal. */
    private void reflect(double[][] a, int k) {
      int n = a.length;
      double[] v = new double[n];
      double norm = 0;
      for (int i = k + 1; i < n; i++) norm += a[k][i] * a[k][i];
      norm = Math.sqrt(norm);
      if (norm == 0) return;
      System.arraycopy(a[k], k + 1, v, k + 1, n - k - 1);
      v[k + 1] += Math.copySign(norm, v[k + 1]);
      double scale = 1 / (norm * Math.abs(v[k + 1]));
      fromBothSides(a, v, scale, k);
      double[] shares = new double[n];
      for (int i = k + 1; i < n; i++) add(shares, vectors[i], v[i] * scale);
      for (int i = k + 1; i < n; i++) add(vectors[i], shares, -v[i]);
    }

    /** a becomes HaH with H = 1 − scale·vvᵀ, from row k on. */
    private static void fromBothSides(double[][] a, double[] v, double scale, int k) {
      double[] w = new double[v.length];
      for (int i = k + 1; i < v.length; i++) add(w, a[i], v[i] * scale);
      double along = 0;
      for (int i = k + 1; i < v.length; i++) along += v[i] * w[i] * scale / 2;
      add(w, v, -along);
      for (int i = k; i < v.length; i++) {
        add(a[i], w, -v[i]);
        add(a[i], v, -w[i]);
      }
    }

    private static void add(double[] sum, double[] row, double weight) {
      for (int j = 0; j < sum.length; j++) sum[j] += weight * row[j];
    }

    /** Turns until nothing stands beside diagonal entry {@code low}. */
    void settle(int low) {
      for (int step = 0; step < MOST_STEPS; step++) {
        int high = low;
        while (high + 1 < diagonal.length && !isSmall(high)) high++;
        if (high == low) return;
        step(low, high);
      }
      throw new IllegalArgumentException(
          "the matrix has no eigenvalues that can be found: it holds NaN or infinity");
    }

    private boolean isSmall(int i) {
      return Math.abs(beside[i]) <= PRECISION * (Math.abs(diagonal[i]) + Math.abs(diagonal[i + 1]));
    }

    /** One QL step on the block from low to high. */
    private void step(int low, int high) {
      double shift = (diagonal[low + 1] - diagonal[low]) / (2 * beside[low]);
      double r = Math.hypot(shift, 1);
      double g = diagonal[high] - diagonal[low] + beside[low] / (shift + Math.copySign(r, shift));
      double s = 1;
      double c = 1;
      double p = 0;
      for (int i = high - 1; i >= low; i--) {
        double f = s * beside[i];
        double b = c * beside[i];
        r = Math.hypot(f, g);
        beside[i + 1] = r;
        if (r == 0) {
          diagonal[i + 1] -= p;
          beside[high] = 0;
          return;
        }
        s = f / r;
        c = g / r;
        g = diagonal[i + 1] - p;
        r = (diagonal[i] - g) * s + 2 * c * b;
        p = s * r;
        diagonal[i + 1] = g + p;
        g = c * r - b;
        turn(vectors[i], vectors[i + 1], c, s);
      }
      diagonal[low] -= p;
      beside[low] = g;
      beside[high] = 0;
    }

    private static void turn(double[] first, double[] second, double c, double s) {
      for (int k = 0; k < first.length; k++) {
        double x = second[k];
        second[k] = s * first[k] + c * x;
        first[k] = c * first[k] - s * x;
      }
    }
  }
}
