package io.formant.metric.plane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How strongly t-SNE wants pairs of points together: Gaussian weights of each point's neighbours, of the wanted perplexity, made
 * symmetric; all together 1.
 *
 * @param others the points that a point is tied to, [n][…]
 * @param shares of those ties, [n][…]
 */
record Affinities(int[][] others, double[][] shares) {
  private static final double TINY = 1e-12;

  static Affinities of(Neighbours nearest, double perplexity) {
    int n = nearest.size();
    List<Map<Integer, Double>> ties = new ArrayList<>();
    for (int i = 0; i < n; i++) ties.add(new TreeMap<>());
    for (int i = 0; i < n; i++) {
      double[] weights = weights(nearest.distances()[i], Math.log(perplexity));
      for (int k = 0; k < weights.length; k++) {
        int j = nearest.indices()[i][k];
        double share = weights[k] / (2.0 * n);
        ties.get(i).merge(j, share, Double::sum);
        ties.get(j).merge(i, share, Double::sum);
      }
    }
    int[][] others = ties.stream()
        .map(tie -> tie.keySet().stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
    double[][] shares = IntStream.range(0, n)
        .mapToObj(
            i -> ties.get(i).values().stream().mapToDouble(Double::doubleValue).toArray())
        .toArray(double[][]::new);
    return new Affinities(others, shares);
  }

  /** Gaussian weights of one point's neighbours whose entropy is {@code target}, by bisection of the precision. */
  private static double[] weights(double[] distances, double target) {
    double[] squares =
        Arrays.stream(distances).map(d -> d * d - distances[0] * distances[0]).toArray();
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double precision = 1 / Math.max(TINY, Arrays.stream(squares).average().orElse(1));
    double[] weights = new double[squares.length];
    for (int step = 0; step < 100; step++) {
      double gap = entropy(squares, precision, weights) - target;
      if (Math.abs(gap) < 1e-7) break;
      if (gap > 0) low = precision;
      else high = precision;
      precision = Double.isInfinite(high) ? precision * 2 : (low + high) / 2;
    }
    return weights;
  }

  /** Fills the normalised weights and returns their entropy. */
  private static double entropy(double[] squares, double precision, double[] weights) {
    double sum = 0;
    double weighted = 0;
    for (int j = 0; j < weights.length; j++) {
      weights[j] = Math.exp(-precision * squares[j]);
      sum += weights[j];
      weighted += weights[j] * squares[j];
    }
    for (int j = 0; j < weights.length; j++) weights[j] /= sum;
    return Math.log(sum) + precision * weighted / sum;
  }
}
