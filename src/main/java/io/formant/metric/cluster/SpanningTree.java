package io.formant.metric.cluster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The least spanning tree as it joins up, shortest edge first: node n + k joins {@code left[k]} and {@code right[k]}; nodes below n are
 * points.
 *
 * <p>Source: Prim 1957, https://doi.org/10.1002/j.1538-7305.1957.tb01515.x.
 *
 * @param lengths of the joining edges, rising
 * @param sizes how many points a node holds, [2n − 1]
 */
record SpanningTree(int[] left, int[] right, double[] lengths, int[] sizes) {

  static SpanningTree of(double[][] distances) {
    int n = distances.length;
    int[] nearest = new int[n];
    int[] joined = new int[n - 1];
    double[] length = new double[n];
    Arrays.fill(length, Double.POSITIVE_INFINITY);
    boolean[] inside = new boolean[n];
    int last = 0;
    for (int k = 0; k < n - 1; k++) {
      inside[last] = true;
      int next = -1;
      for (int j = 0; j < n; j++) {
        if (inside[j]) continue;
        if (distances[last][j] < length[j]) {
          length[j] = distances[last][j];
          nearest[j] = last;
        }
        if (next < 0 || length[j] < length[next]) next = j;
      }
      joined[k] = next;
      last = next;
    }
    return joined(joined, nearest, length);
  }

  /** Edges from each of {@code ends} to its nearest point inside. */
  private static SpanningTree joined(int[] ends, int[] nearest, double[] length) {
    int n = nearest.length;
    int[] order = IntStream.of(ends)
        .boxed()
        .sorted(Comparator.comparingDouble(end -> length[end]))
        .mapToInt(Integer::intValue)
        .toArray();
    int[] above = IntStream.range(0, 2 * n - 1).toArray();
    int[] sizes = new int[2 * n - 1];
    Arrays.fill(sizes, 0, n, 1);
    int[] left = new int[n - 1];
    int[] right = new int[n - 1];
    double[] lengths = new double[n - 1];
    for (int k = 0; k < n - 1; k++) {
      left[k] = top(above, order[k]);
      right[k] = top(above, nearest[order[k]]);
      lengths[k] = length[order[k]];
      above[left[k]] = above[right[k]] = n + k;
      sizes[n + k] = sizes[left[k]] + sizes[right[k]];
    }
    return new SpanningTree(left, right, lengths, sizes);
  }

  private static int top(int[] above, int node) {
    int top = node;
    while (above[top] != top) {
      above[top] = above[above[top]];
      top = above[top];
    }
    return top;
  }

  int points() {
    return left.length + 1;
  }

  boolean isPoint(int node) {
    return node < points();
  }

  int leftOf(int node) {
    return left[node - points()];
  }

  int rightOf(int node) {
    return right[node - points()];
  }

  /** 1 / the distance at which a node falls apart; equal points fall apart at a distance that is only nearly 0. */
  double densityOf(int node) {
    double least = lengths[lengths.length - 1] * 1e-9;
    return 1 / Math.max(Math.max(lengths[node - points()], least), Double.MIN_NORMAL);
  }
}
