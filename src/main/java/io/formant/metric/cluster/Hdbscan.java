package io.formant.metric.cluster;

import io.formant.metric.Defined;
import io.formant.metric.Distance;
import java.util.Arrays;

/**
 * Clusters as dense regions of any shape, however many there are; points between them are noise. Distances are raised to those at which
 * both points have enough neighbours; the least spanning tree over them falls apart as they are cut, and the clusters kept are those that
 * live longest.
 *
 * <p>Source: Campello, Moulavi and Sander 2013, https://doi.org/10.1007/978-3-642-37456-2_14.
 *
 * @param clusters for each point the number of its cluster from 0, or {@link #NOISE}
 * @param count how many clusters
 */
public record Hdbscan(int[] clusters, int count) {
  public static final int NOISE = -1;

  /**
   * Finds clusters by Euclidean distance.
   *
   * @param points [n][d]
   * @param leastSize of a cluster, and the points that a dense place has within reach, itself counted; 2 to n
   */
  public static Hdbscan fit(float[][] points, int leastSize) {
    Defined.points(points, 2);
    if (leastSize < 2 || leastSize > points.length) {
      throw new IllegalArgumentException("the least size of a cluster must be 2 to " + points.length
          + " for " + points.length + " points, was " + leastSize);
    }
    double[][] distances = Distance.EUCLIDEAN.matrix(points);
    raise(distances, leastSize);
    return CondensedTree.of(SpanningTree.of(distances), leastSize).best();
  }

  /** Each distance becomes at least that at which either end has enough neighbours. */
  private static void raise(double[][] distances, int neighbours) {
    double[] core = Arrays.stream(distances)
        .mapToDouble(
            row -> Arrays.stream(row).sorted().skip(neighbours - 1L).findFirst().orElse(0))
        .toArray();
    for (int i = 0; i < core.length; i++) {
      for (int j = 0; j < core.length; j++)
        distances[i][j] = Math.max(distances[i][j], Math.max(core[i], core[j]));
    }
  }

  /** Share of the points that are noise. */
  public double noise() {
    return (double) Arrays.stream(clusters).filter(cluster -> cluster == NOISE).count()
        / clusters.length;
  }
}
