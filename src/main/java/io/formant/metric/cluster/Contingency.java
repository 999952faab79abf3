package io.formant.metric.cluster;

import java.util.Arrays;

/** How often each label meets each cluster. */
final class Contingency {
  private final double[][] counts;
  private final double[][] squares;
  private final double total;

  /**
   * @param labels from 0
   * @param clusters from 0
   * @param weights how often each item counts
   */
  Contingency(int[] labels, int[] clusters, int[] weights) {
    int height = Arrays.stream(labels).max().orElse(0) + 1;
    int width = Arrays.stream(clusters).max().orElse(0) + 1;
    counts = new double[height][width];
    squares = new double[height][width];
    for (int i = 0; i < labels.length; i++) {
      counts[labels[i]][clusters[i]] += weights[i];
      squares[labels[i]][clusters[i]] += (double) weights[i] * weights[i];
    }
    total = Arrays.stream(weights).sum();
  }

  double[] rows() {
    return rowsOf(counts);
  }

  double[] columns() {
    return columnsOf(counts);
  }

  private static double[] rowsOf(double[][] table) {
    return Arrays.stream(table).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
  }

  private static double[] columnsOf(double[][] table) {
    double[] columns = new double[table[0].length];
    for (double[] row : table) {
      for (int c = 0; c < columns.length; c++) columns[c] += row[c];
    }
    return columns;
  }

  double adjustedRand() {
    double together = 0;
    for (int r = 0; r < counts.length; r++) together += pairs(counts[r], squares[r]);
    double inRows = pairs(rows(), rowsOf(squares));
    double inColumns = pairs(columns(), columnsOf(squares));
    double all = (total * total - Arrays.stream(rowsOf(squares)).sum()) / 2;
    double expected = inRows * inColumns / all;
    double greatest = (inRows + inColumns) / 2;
    // both partitions consist of single items, so they are the same
    return greatest == expected ? 1 : (together - expected) / (greatest - expected);
  }

  /** Pairs of different items within each part. */
  private static double pairs(double[] counts, double[] squares) {
    double pairs = 0;
    for (int i = 0; i < counts.length; i++) pairs += (counts[i] * counts[i] - squares[i]) / 2;
    return pairs;
  }

  double mutualInformation() {
    double[] rows = rows();
    double[] columns = columns();
    double sum = 0;
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < columns.length; c++) {
        double count = counts[r][c];
        if (count > 0) sum += count / total * Math.log(count * total / (rows[r] * columns[c]));
      }
    }
    return Math.max(0, sum);
  }

  double entropy(double[] parts) {
    return -Arrays.stream(parts)
        .filter(count -> count > 0)
        .map(count -> count / total * Math.log(count / total))
        .sum();
  }

  double purity() {
    double right = 0;
    for (int c = 0; c < counts[0].length; c++) {
      double largest = 0;
      for (double[] row : counts) largest = Math.max(largest, row[c]);
      right += largest;
    }
    return right / total;
  }
}
