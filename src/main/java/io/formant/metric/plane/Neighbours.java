package io.formant.metric.plane;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The nearest other points of each point, nearest first; of equally near ones the first.
 *
 * @param indices [n][k]
 * @param distances to them, [n][k]
 */
record Neighbours(int[][] indices, double[][] distances) {

  /**
   * @param distances of all pairs, [n][n]
   * @param count 1 to n − 1
   */
  static Neighbours of(double[][] distances, int count) {
    int[][] indices = IntStream.range(0, distances.length)
        .parallel()
        .mapToObj(i -> nearest(distances[i], i, count))
        .toArray(int[][]::new);
    double[][] nearest = IntStream.range(0, distances.length)
        .mapToObj(
            i -> Arrays.stream(indices[i]).mapToDouble(j -> distances[i][j]).toArray())
        .toArray(double[][]::new);
    return new Neighbours(indices, nearest);
  }

  private static int[] nearest(double[] distances, int self, int count) {
    return IntStream.range(0, distances.length)
        .filter(j -> j != self)
        .boxed()
        .sorted(Comparator.comparingDouble(j -> distances[j]))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  int size() {
    return indices.length;
  }
}
