package io.formant.metric.cluster;

import io.formant.metric.Defined;
import java.util.Arrays;

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
    Defined.labels(labels, labels.length);
    Defined.labels(clusters, labels.length);
    int[][] table = contingency(Defined.numbered(labels), Defined.numbered(clusters));
    int[] rows = Arrays.stream(table).mapToInt(row -> Arrays.stream(row).sum()).toArray();
    int[] columns = new int[table[0].length];
    for (int[] row : table) {
      for (int c = 0; c < columns.length; c++) columns[c] += row[c];
    }
    double information = mutualInformation(table, rows, columns, labels.length);
    double homogeneity = information / entropy(rows, labels.length);
    double completeness = information / entropy(columns, labels.length);
    double sum = homogeneity + completeness;
    return new ClusterAgreement(
        adjustedRand(table, rows, columns, labels.length),
        2 * information / (entropy(rows, labels.length) + entropy(columns, labels.length)),
        homogeneity,
        completeness,
        sum == 0 ? 0 : 2 * homogeneity * completeness / sum,
        purity(table, labels.length));
  }

  private static int[][] contingency(int[] labels, int[] clusters) {
    int rows = Arrays.stream(labels).max().orElse(0) + 1;
    int columns = Arrays.stream(clusters).max().orElse(0) + 1;
    int[][] table = new int[rows][columns];
    for (int i = 0; i < labels.length; i++) table[labels[i]][clusters[i]]++;
    return table;
  }

  private static double adjustedRand(int[][] table, int[] rows, int[] columns, int items) {
    double together = Arrays.stream(table).mapToDouble(ClusterAgreement::pairs).sum();
    double inRows = pairs(rows);
    double inColumns = pairs(columns);
    double expected = inRows * inColumns / pairs(new int[] {items});
    double greatest = (inRows + inColumns) / 2;
    // both partitions consist of single items, so they are the same
    return greatest == expected ? 1 : (together - expected) / (greatest - expected);
  }

  private static double pairs(int[] counts) {
    return Arrays.stream(counts).mapToDouble(count -> count * (count - 1.0) / 2).sum();
  }

  private static double mutualInformation(int[][] table, int[] rows, int[] columns, double items) {
    double sum = 0;
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < columns.length; c++) {
        double count = table[r][c];
        if (count > 0)
          sum += count / items * Math.log(count * items / ((double) rows[r] * columns[c]));
      }
    }
    return Math.max(0, sum);
  }

  private static double entropy(int[] counts, double items) {
    return -Arrays.stream(counts)
        .mapToDouble(count -> count / items * Math.log(count / items))
        .sum();
  }

  private static double purity(int[][] table, double items) {
    int right = 0;
    for (int c = 0; c < table[0].length; c++) {
      int largest = 0;
      for (int[] row : table) largest = Math.max(largest, row[c]);
      right += largest;
    }
    return right / items;
  }
}
