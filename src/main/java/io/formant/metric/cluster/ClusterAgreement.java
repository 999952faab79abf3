package io.formant.metric.cluster;

import io.formant.metric.Defined;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How well found clusters agree with known labels.
 *
 * <p>Sources: Hubert and Arabie 1985, https://doi.org/10.1007/BF01908075 (adjusted Rand index); Rosenberg and Hirschberg 2007,
 * https://aclanthology.org/D07-1043 (homogeneity, completeness, V-measure).
 *
 * @param adjustedRand 1 for the same partition, 0 on average for a random one
 * @param normalisedMutualInformation mutual information over the mean of both entropies
 * @param homogeneity mutual information over the entropy of the labels
 * @param completeness mutual information over the entropy of the clusters
 * @param vMeasure harmonic mean of the two
 * @param purity share of items that carry the commonest label of their cluster
 */
public record ClusterAgreement(
    double adjustedRand,
    double normalisedMutualInformation,
    double homogeneity,
    double completeness,
    double vMeasure,
    double purity) {

  /** Both partitions need at least two parts. */
  public static ClusterAgreement of(int[] labels, int[] clusters) {
    int[] once = new int[labels.length];
    Arrays.fill(once, 1);
    return of(labels, clusters, once);
  }

  /**
   * Where item i counts {@code weights[i]} times. Of pairs of items, which the Rand index counts, none is of an item with itself.
   *
   * @throws IllegalArgumentException if a partition of the items that count has a single part
   */
  public static ClusterAgreement of(int[] labels, int[] clusters, int[] weights) {
    if (clusters.length != labels.length || weights.length != labels.length) {
      throw new IllegalArgumentException(labels.length + " labels, " + clusters.length
          + " clusters and " + weights.length + " weights, expected as many of each");
    }
    int[] counted =
        IntStream.range(0, labels.length).filter(i -> weights[i] > 0).toArray();
    int[] rows = Arrays.stream(counted).map(i -> labels[i]).toArray();
    int[] columns = Arrays.stream(counted).map(i -> clusters[i]).toArray();
    Defined.labels(rows, counted.length);
    Defined.labels(columns, counted.length);
    return of(new Contingency(
        Defined.numbered(rows),
        Defined.numbered(columns),
        Arrays.stream(counted).map(i -> weights[i]).toArray()));
  }

  private static ClusterAgreement of(Contingency table) {
    double information = table.mutualInformation();
    double entropyOfLabels = table.entropy(table.rows());
    double entropyOfClusters = table.entropy(table.columns());
    double homogeneity = information / entropyOfLabels;
    double completeness = information / entropyOfClusters;
    double sum = homogeneity + completeness;
    return new ClusterAgreement(
        table.adjustedRand(),
        2 * information / (entropyOfLabels + entropyOfClusters),
        homogeneity,
        completeness,
        sum == 0 ? 0 : 2 * homogeneity * completeness / sum,
        table.purity());
  }
}
