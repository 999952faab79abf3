package io.formant.model.duration;

import java.util.Arrays;

/** The best way to cut a clip into consecutive segments, by dynamic programming over all cuts. */
final class Segmentation {
  private final double[][] scores;
  private final int shortest;
  private final int[][] starts;

  /**
   * @param scores of each frame in each segment, (S, F)
   * @param shortest fewest frames of a segment; the first and the last may be empty
   */
  Segmentation(double[][] scores, int shortest) {
    this.scores = scores;
    this.shortest = shortest;
    starts = new int[scores.length][scores[0].length + 1];
  }

  /** Frames of each segment; their sum is F. */
  int[] frames() {
    int total = scores[0].length;
    double[] best = new double[total + 1];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    best[0] = 0;
    for (int k = 0; k < scores.length; k++) best = extended(best, k);
    int[] frames = new int[scores.length];
    int end = total;
    for (int k = scores.length - 1; k >= 0; k--) {
      frames[k] = end - starts[k][end];
      end = starts[k][end];
    }
    return frames;
  }

  /** Best score of the first k + 1 segments for each end, given that of the first k. */
  private double[] extended(double[] before, int k) {
    int least = k == 0 || k == scores.length - 1 ? 0 : shortest;
    double[] sums = new double[before.length];
    for (int t = 1; t < sums.length; t++) sums[t] = sums[t - 1] + scores[k][t - 1];
    double[] best = new double[before.length];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    double bestStart = Double.NEGATIVE_INFINITY;
    int start = 0;
    for (int t = least; t < best.length; t++) {
      double candidate = before[t - least] - sums[t - least];
      if (candidate > bestStart) {
        bestStart = candidate;
        start = t - least;
      }
      best[t] = bestStart + sums[t];
      starts[k][t] = start;
    }
    return best;
  }
}
