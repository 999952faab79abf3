package io.formant.metric.embedding;

import io.formant.metric.Bootstrap;
import io.formant.metric.Defined;
import io.formant.metric.Interval;
import java.util.Arrays;

/**
 * The kernel distance of two sets of embeddings: the unbiased squared maximum mean discrepancy with the kernel (x·y / d + 1)³. Unlike the
 * Fréchet distance it does not grow as there are fewer points; below 0 it says that the sets can't be told apart.
 *
 * <p>Source: Bińkowski et al. 2018, https://arxiv.org/abs/1801.01401.
 */
public final class KernelDistance {
  private static final int ROUNDS = 200;
  private final double[][] kernel;
  private final int split;

  private KernelDistance(double[][] kernel, int split) {
    this.kernel = kernel;
    this.split = split;
  }

  /**
   * The distance with its interval over drawn points.
   *
   * @param a at least three points, [n][d]
   * @param b at least three points, [m][d]
   */
  public static Interval between(float[][] a, float[][] b, long seed) {
    Defined.points(a, 3);
    Defined.points(b, 3);
    Defined.sameWidth(a, b);
    float[][] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    KernelDistance distance = new KernelDistance(kernel(all), a.length);
    int[] units = new int[all.length];
    Arrays.setAll(units, i -> i);
    return Bootstrap.over(units, distance::of, ROUNDS, seed);
  }

  private static double[][] kernel(float[][] points) {
    double[][] kernel = new double[points.length][points.length];
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j <= i; j++) {
        double product = 0;
        for (int d = 0; d < points[i].length; d++) product += (double) points[i][d] * points[j][d];
        double base = product / points[i].length + 1;
        kernel[i][j] = kernel[j][i] = base * base * base;
      }
    }
    return kernel;
  }

  /** Pairs of a point with itself don't count, however often it was drawn. */
  private double of(int[] weights) {
    return within(weights, 0, split) + within(weights, split, weights.length) - 2 * across(weights);
  }

  private double within(int[] weights, int begin, int end) {
    double sum = 0;
    double pairs = 0;
    for (int i = begin; i < end; i++) {
      for (int j = begin; j < i; j++) {
        sum += (double) weights[i] * weights[j] * kernel[i][j];
        pairs += (double) weights[i] * weights[j];
      }
    }
    if (pairs == 0) throw new IllegalArgumentException("a set has no two points");
    return sum / pairs;
  }

  private double across(int[] weights) {
    double sum = 0;
    double pairs = 0;
    for (int i = 0; i < split; i++) {
      for (int j = split; j < weights.length; j++) {
        sum += (double) weights[i] * weights[j] * kernel[i][j];
        pairs += (double) weights[i] * weights[j];
      }
    }
    if (pairs == 0) throw new IllegalArgumentException("one of the sets has no points");
    return sum / pairs;
  }
}
