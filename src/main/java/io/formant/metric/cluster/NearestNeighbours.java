package io.formant.metric.cluster;

import io.formant.metric.Defined;
import io.formant.metric.Distance;
import io.formant.metric.Interval;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Leave-one-out classification: each item is given the commonest label of its nearest neighbours, itself left out.
 *
 * <p>Source: Cover and Hart 1967, https://doi.org/10.1109/TIT.1967.1053964.
 */
public final class NearestNeighbours {
  private NearestNeighbours() {}

  /**
   * The share of items that get their own label.
   *
   * @param points [n][d]
   * @param labels of at least two classes
   * @param k neighbours asked, 1 to n − 1; a tie goes to the class of the nearest tied neighbour
   */
  public static Interval leaveOneOut(float[][] points, int[] labels, int k, Distance distance) {
    int right = 0;
    for (boolean own : right(points, labels, k, distance)) right += own ? 1 : 0;
    return Interval.wilson(right, points.length);
  }

  /** For each item whether it gets its own label; as {@link #leaveOneOut}. */
  public static boolean[] right(float[][] points, int[] labels, int k, Distance distance) {
    Defined.points(points, 2);
    Defined.labels(labels, points.length);
    if (k < 1 || k >= points.length) {
      throw new IllegalArgumentException(
          "k must be 1 to " + (points.length - 1) + " for " + points.length + " points, was " + k);
    }
    double[][] distances = distance.matrix(points);
    boolean[] right = new boolean[points.length];
    for (int i = 0; i < right.length; i++)
      right[i] = vote(nearest(distances[i], i, k), labels) == labels[i];
    return right;
  }

  private static int[] nearest(double[] distances, int self, int k) {
    return IntStream.range(0, distances.length)
        .filter(j -> j != self)
        .boxed()
        .sorted(Comparator.comparingDouble(j -> distances[j]))
        .limit(k)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int vote(int[] neighbours, int[] labels) {
    int best = labels[neighbours[0]];
    long most = 0;
    for (int neighbour : neighbours) {
      long votes = Arrays.stream(neighbours)
          .filter(other -> labels[other] == labels[neighbour])
          .count();
      if (votes > most) {
        most = votes;
        best = labels[neighbour];
      }
    }
    return best;
  }
}
