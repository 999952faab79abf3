package io.formant.metric.speech;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The cheapest alignment of two sequences by dynamic time warping: steps (1, 1), (1, 0) and (0, 1) of equal weight, the diagonal
 * preferred among equals.
 *
 * <p>Source: Sakoe and Chiba 1978, https://doi.org/10.1109/TASSP.1978.1163055.
 *
 * @param path pairs (frame of a, frame of b), from (0, 0) to the last of both
 * @param cost sum of the distances on the path
 */
public record TimeWarp(List<Pair> path, double cost) {
  public TimeWarp {
    path = List.copyOf(path);
  }

  /** Two frames that are aligned. */
  public record Pair(int a, int b) {}

  /** Mean distance on the path. */
  public double mean() {
    return cost / path.size();
  }

  /**
   * Aligns by a matrix of finite distances, [frames of a][frames of b], neither empty.
   */
  public static TimeWarp of(double[][] distances) {
    if (distances.length == 0 || distances[0].length == 0) {
      throw new IllegalArgumentException("a sequence without frames can't be aligned");
    }
    int rows = distances.length;
    int columns = distances[0].length;
    double[][] total = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        if (!Double.isFinite(distances[i][j])) {
          throw new IllegalArgumentException(
              "the distance of frames " + i + " and " + j + " is " + distances[i][j]);
        }
        total[i][j] = distances[i][j] + cheapest(total, i, j);
      }
    }
    return new TimeWarp(trace(total), total[rows - 1][columns - 1]);
  }

  private static double cheapest(double[][] total, int i, int j) {
    if (i == 0 && j == 0) return 0;
    return Math.min(at(total, i - 1, j - 1), Math.min(at(total, i - 1, j), at(total, i, j - 1)));
  }

  private static double at(double[][] total, int i, int j) {
    return i < 0 || j < 0 ? Double.POSITIVE_INFINITY : total[i][j];
  }

  private static List<Pair> trace(double[][] total) {
    List<Pair> path = new ArrayList<>();
    int i = total.length - 1;
    int j = total[0].length - 1;
    path.add(new Pair(i, j));
    while (i > 0 || j > 0) {
      double diagonal = at(total, i - 1, j - 1);
      double up = at(total, i - 1, j);
      double left = at(total, i, j - 1);
      if (diagonal <= up && diagonal <= left) {
        i--;
        j--;
      } else if (up <= left) {
        i--;
      } else {
        j--;
      }
      path.add(new Pair(i, j));
    }
    Collections.reverse(path);
    return path;
  }
}
