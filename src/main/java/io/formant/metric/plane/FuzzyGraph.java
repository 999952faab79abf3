package io.formant.metric.plane;

import java.util.Map;
import java.util.TreeMap;

/**
 * How strongly UMAP wants pairs of points together: each point's neighbours weigh exp(−(distance − nearest) / σ) with σ such that the
 * weights sum to log₂ k, and a pair's weight is the fuzzy union a + b − ab of both directions.
 *
 * @param from one end of each edge, in both directions
 * @param to the other end
 * @param weights above 0, at most 1
 */
record FuzzyGraph(int[] from, int[] to, double[] weights) {
  private static final double LEAST_SCALE = 1e-3;

  static FuzzyGraph of(Neighbours nearest) {
    int n = nearest.size();
    Map<Long, Double> directed = new TreeMap<>();
    for (int i = 0; i < n; i++) {
      double[] weights = weights(nearest.distances()[i]);
      for (int k = 0; k < weights.length; k++)
        directed.put((long) i * n + nearest.indices()[i][k], weights[k]);
    }
    Map<Long, Double> union = new TreeMap<>();
    directed.forEach((edge, weight) -> {
      long back = edge % n * n + edge / n;
      double other = directed.getOrDefault(back, 0.0);
      double both = weight + other - weight * other;
      union.put(edge, both);
      union.put(back, both);
    });
    int[] from = union.keySet().stream().mapToInt(edge -> (int) (edge / n)).toArray();
    int[] to = union.keySet().stream().mapToInt(edge -> (int) (edge % n)).toArray();
    return new FuzzyGraph(
        from, to, union.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double[] weights(double[] distances) {
    double nearest = 0;
    double mean = 0;
    for (double distance : distances) {
      if (nearest == 0) nearest = distance;
      mean += distance / distances.length;
    }
    double sigma = Math.max(sigma(distances, nearest), LEAST_SCALE * mean);
    double[] weights = new double[distances.length];
    for (int k = 0; k < weights.length; k++) weights[k] = weight(distances[k], nearest, sigma);
    return weights;
  }

  private static double sigma(double[] distances, double nearest) {
    double target = Math.log(distances.length + 1.0) / Math.log(2);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double sigma = 1;
    for (int step = 0; step < 64; step++) {
      double sum = 0;
      for (double distance : distances) sum += weight(distance, nearest, sigma);
      if (Math.abs(sum - target) < 1e-5) break;
      if (sum > target) high = sigma;
      else low = sigma;
      sigma = Double.isInfinite(high) ? sigma * 2 : (low + high) / 2;
    }
    return sigma;
  }

  private static double weight(double distance, double nearest, double sigma) {
    double gap = distance - nearest;
    return gap <= 0 || sigma == 0 ? 1 : Math.exp(-gap / sigma);
  }

  double greatest() {
    double greatest = 0;
    for (double weight : weights) greatest = Math.max(greatest, weight);
    return greatest;
  }
}
