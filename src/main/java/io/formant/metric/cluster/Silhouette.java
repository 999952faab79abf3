package io.formant.metric.cluster;

import io.formant.metric.Defined;
import io.formant.metric.Distance;
import java.util.Arrays;

/**
 * How much closer items are to their own class than to the next: (b − a) / max(a, b) with a the mean distance to the rest of the own
 * class and b the least mean distance to another; −1 to 1, 0 for the only item of a class.
 *
 * <p>Source: Rousseeuw 1987, https://doi.org/10.1016/0377-0427(87)90125-7.
 */
public final class Silhouette {
  private Silhouette() {}

  /** The mean over all items. */
  public static double mean(float[][] points, int[] labels, Distance distance) {
    return Arrays.stream(samples(points, labels, distance)).sum() / points.length;
  }

  /**
   * One value an item.
   *
   * @param points at least three, [n][d]
   * @param labels of at least two classes, and fewer than items
   */
  public static double[] samples(float[][] points, int[] labels, Distance distance) {
    Defined.points(points, 3);
    Defined.labels(labels, points.length);
    int[] classes = Defined.numbered(labels);
    int[] sizes = new int[Arrays.stream(classes).max().orElse(0) + 1];
    for (int c : classes) sizes[c]++;
    if (sizes.length == points.length) {
      throw new IllegalArgumentException(
          "each of the " + points.length + " items is a class of its own: nothing to compare");
    }
    double[][] distances = distance.matrix(points);
    double[] samples = new double[points.length];
    for (int i = 0; i < points.length; i++) samples[i] = sample(distances[i], classes, sizes, i);
    return samples;
  }

  private static double sample(double[] distances, int[] classes, int[] sizes, int item) {
    if (sizes[classes[item]] == 1) return 0;
    double[] sums = new double[sizes.length];
    for (int j = 0; j < distances.length; j++) {
      if (j != item) sums[classes[j]] += distances[j];
    }
    double own = sums[classes[item]] / (sizes[classes[item]] - 1);
    double next = Double.POSITIVE_INFINITY;
    for (int c = 0; c < sizes.length; c++) {
      if (c != classes[item]) next = Math.min(next, sums[c] / sizes[c]);
    }
    double larger = Math.max(own, next);
    return larger == 0 ? 0 : (next - own) / larger;
  }
}
