package io.formant.metric.cluster;

import io.formant.metric.Defined;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Lloyd's k-means from k-means++ starts; of ten starts the one with the least squared distances.
 *
 * <p>Sources: Lloyd 1982, https://doi.org/10.1109/TIT.1982.1056489; Arthur and Vassilvitskii 2007,
 * https://dl.acm.org/doi/10.5555/1283383.1283494.
 *
 * @param clusters for each point the index of its centre
 * @param centres [k][d]
 * @param inertia sum of squared distances to the own centre
 */
public record KMeans(int[] clusters, double[][] centres, double inertia) {
  private static final int STARTS = 10;
  private static final int ROUNDS = 300;

  /**
   * Finds k clusters.
   *
   * @param points [n][d]
   * @param k 1 to n
   * @param seed of the starts
   */
  public static KMeans fit(float[][] points, int k, long seed) {
    Defined.points(points, 1);
    if (k < 1 || k > points.length) {
      throw new IllegalArgumentException(
          "k must be 1 to " + points.length + " for " + points.length + " points, was " + k);
    }
    SplittableRandom random = new SplittableRandom(seed);
    KMeans best = settle(points, plusPlus(points, k, random));
    for (int start = 1; start < STARTS; start++) {
      KMeans next = settle(points, plusPlus(points, k, random));
      if (next.inertia < best.inertia) best = next;
    }
    return best;
  }

  /** Centres drawn from the points, each with a chance proportional to its squared distance from those before. */
  private static double[][] plusPlus(float[][] points, int k, SplittableRandom random) {
    double[][] centres = new double[k][];
    centres[0] = asDoubles(points[random.nextInt(points.length)]);
    double[] squares = new double[points.length];
    Arrays.fill(squares, Double.POSITIVE_INFINITY);
    for (int c = 1; c < k; c++) {
      for (int i = 0; i < points.length; i++)
        squares[i] = Math.min(squares[i], square(points[i], centres[c - 1]));
      double left = random.nextDouble() * Arrays.stream(squares).sum();
      int chosen = 0;
      while (chosen < points.length - 1 && (left -= squares[chosen]) > 0) chosen++;
      centres[c] = asDoubles(points[chosen]);
    }
    return centres;
  }

  private static KMeans settle(float[][] points, double[][] centres) {
    int[] clusters = new int[points.length];
    double inertia = assign(points, centres, clusters);
    for (int round = 0; round < ROUNDS; round++) {
      move(points, clusters, centres);
      double next = assign(points, centres, clusters);
      if (next >= inertia) break;
      inertia = next;
    }
    return new KMeans(clusters, centres, inertia);
  }

  private static double assign(float[][] points, double[][] centres, int[] clusters) {
    double inertia = 0;
    for (int i = 0; i < points.length; i++) {
      double least = Double.POSITIVE_INFINITY;
      for (int c = 0; c < centres.length; c++) {
        double square = square(points[i], centres[c]);
        if (square < least) {
          least = square;
          clusters[i] = c;
        }
      }
      inertia += least;
    }
    return inertia;
  }

  /** Each centre becomes the mean of its points; one without points stays. */
  private static void move(float[][] points, int[] clusters, double[][] centres) {
    double[][] sums = new double[centres.length][points[0].length];
    int[] sizes = new int[centres.length];
    for (int i = 0; i < points.length; i++) {
      sizes[clusters[i]]++;
      for (int d = 0; d < points[i].length; d++) sums[clusters[i]][d] += points[i][d];
    }
    for (int c = 0; c < centres.length; c++) {
      for (int d = 0; d < sums[c].length && sizes[c] > 0; d++)
        centres[c][d] = sums[c][d] / sizes[c];
    }
  }

  private static double square(float[] point, double[] centre) {
    double sum = 0;
    for (int d = 0; d < point.length; d++) sum += (point[d] - centre[d]) * (point[d] - centre[d]);
    return sum;
  }

  private static double[] asDoubles(float[] point) {
    double[] doubles = new double[point.length];
    for (int d = 0; d < point.length; d++) doubles[d] = point[d];
    return doubles;
  }
}
