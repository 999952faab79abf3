package io.formant.metric.embedding;

import io.formant.metric.Defined;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Points summed up by the levels of two factors, from which their {@link VarianceSplit} follows quickly whatever the weights. */
public final class FactorTable {
  private final int[] example;
  private final double[] sizes;
  private final double[] squares;
  private final double[][] products;
  private final int[] first;
  private final int[] second;
  private final int[] nothing;

  /**
   * @param points [n][d]
   * @param first levels of one factor, at least two
   * @param second levels of the other, at least two
   * @param units items of one unit, first and second level always have the same weight
   */
  public FactorTable(float[][] points, int[] first, int[] second, int[] units) {
    Defined.points(points, 4);
    Defined.labels(first, points.length);
    Defined.labels(second, points.length);
    int[] cells = cells(first, second, units);
    int count = Arrays.stream(cells).max().orElse(0) + 1;
    example = new int[count];
    sizes = new double[count];
    squares = new double[count];
    nothing = new int[count];
    products = products(sums(points, cells, count));
    this.first = levels(first);
    this.second = levels(second);
  }

  private static int[] cells(int[] first, int[] second, int[] units) {
    Map<List<Integer>, Integer> numbers = new HashMap<>();
    int[] cells = new int[first.length];
    for (int i = 0; i < cells.length; i++) {
      List<Integer> key = List.of(first[i], second[i], units[i]);
      numbers.putIfAbsent(key, numbers.size());
      cells[i] = numbers.getOrDefault(key, 0);
    }
    return cells;
  }

  private int[] levels(int[] factor) {
    int[] numbered = Defined.numbered(factor);
    return Arrays.stream(example).map(item -> numbered[item]).toArray();
  }

  /** Per cell the sum of its points less the mean of all; fills examples, sizes and squares. */
  private double[][] sums(float[][] points, int[] cells, int count) {
    double[] mean = new double[points[0].length];
    for (float[] point : points) {
      for (int d = 0; d < mean.length; d++) mean[d] += (double) point[d] / points.length;
    }
    double[][] sums = new double[count][mean.length];
    for (int i = 0; i < points.length; i++) {
      example[cells[i]] = i;
      sizes[cells[i]]++;
      for (int d = 0; d < mean.length; d++) {
        double gap = points[i][d] - mean[d];
        sums[cells[i]][d] += gap;
        squares[cells[i]] += gap * gap;
      }
    }
    return sums;
  }

  private static double[][] products(double[][] sums) {
    double[][] products = new double[sums.length][sums.length];
    for (int a = 0; a < sums.length; a++) {
      for (int b = 0; b <= a; b++) {
        double product = 0;
        for (int d = 0; d < sums[a].length; d++) product += sums[a][d] * sums[b][d];
        products[a][b] = products[b][a] = product;
      }
    }
    return products;
  }

  /**
   * The split where item i counts {@code weights[i]} times.
   *
   * @throws IllegalArgumentException if levels do not repeat enough to tell a share from chance, or nothing varies
   */
  public VarianceSplit split(int[] weights) {
    double[] w = Arrays.stream(example).mapToDouble(item -> weights[item]).toArray();
    double count = 0;
    double all = 0;
    for (int c = 0; c < w.length; c++) {
      count += w[c] * sizes[c];
      all += w[c] * squares[c];
    }
    double none = explained(w, nothing, nothing);
    double total = all - none;
    if (!(total > 1e-12 * all))
      throw new IllegalArgumentException("all points are equal: there is no variance to split");
    double one = explained(w, first, nothing) - none;
    double other = explained(w, nothing, second) - none;
    double both = explained(w, first, second) - none;
    double firstFree = levels(w, first) - 1;
    double secondFree = levels(w, second) - 1;
    double chance = chance(total - both, count - 1 - firstFree - secondFree);
    return new VarianceSplit(
        ((one + both - other) / 2 - firstFree * chance) / total,
        ((other + both - one) / 2 - secondFree * chance) / total);
  }

  /** What a level more explains of that which neither factor does. */
  private static double chance(double unexplained, double free) {
    if (!(free > 0)) {
      throw new IllegalArgumentException(
          "levels do not repeat enough to tell their shares of the variance from chance");
    }
    return unexplained / free;
  }

  private static double levels(double[] w, int[] levelOf) {
    return IntStream.range(0, w.length)
        .filter(c -> w[c] > 0)
        .map(c -> levelOf[c])
        .distinct()
        .count();
  }

  /** Squares that an additive model of two factors explains: tr A⁺M with A the counts and M the products of sums over levels. */
  private double explained(double[] w, int[] one, int[] other) {
    int ones = Arrays.stream(one).max().orElse(0) + 1;
    int width = ones + Arrays.stream(other).max().orElse(0) + 1;
    double[][] counts = new double[width][width];
    double[][] moments = new double[width][width];
    for (int a = 0; a < w.length; a++) {
      for (int i : new int[] {one[a], ones + other[a]}) {
        counts[i][one[a]] += w[a] * sizes[a];
        counts[i][ones + other[a]] += w[a] * sizes[a];
        for (int b = 0; b < w.length; b++) {
          moments[i][one[b]] += w[a] * w[b] * products[a][b];
          moments[i][ones + other[b]] += w[a] * w[b] * products[a][b];
        }
      }
    }
    return traceOfQuotient(counts, moments);
  }

  /** tr A⁺M for a positive semidefinite A, by elimination that skips what depends on the rows before; both are used up. */
  private static double traceOfQuotient(double[][] a, double[][] m) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) largest = Math.max(largest, a[i][i]);
    double trace = 0;
    for (int k = 0; k < a.length; k++) {
      if (!(a[k][k] > 1e-9 * largest)) continue;
      trace += m[k][k] / a[k][k];
      for (int i = k + 1; i < a.length; i++) eliminate(a, m, k, i, a[i][k] / a[k][k]);
    }
    return trace;
  }

  private static void eliminate(double[][] a, double[][] m, int k, int i, double factor) {
    if (factor == 0) return;
    for (int j = k + 1; j < a.length; j++) a[i][j] -= factor * a[k][j];
    for (int j = 0; j < a.length; j++) m[i][j] -= factor * m[k][j];
    for (int j = 0; j < a.length; j++) m[j][i] -= factor * m[j][k];
  }
}
