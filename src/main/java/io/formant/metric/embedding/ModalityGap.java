package io.formant.metric.embedding;

import io.formant.metric.Bootstrap;
import io.formant.metric.Defined;
import io.formant.metric.Interval;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How far audio and text lie apart in the space that they share: the distance of the two means of unit vectors, which is 0 to 2, beside
 * how wide each is spread.
 *
 * <p>Source: Liang et al. 2022, https://arxiv.org/abs/2203.02053.
 *
 * @param gap between the means
 * @param spreadA mean distance of the first set's vectors from their mean
 * @param spreadB the same of the second
 */
public record ModalityGap(Interval gap, double spreadA, double spreadB) {
  private static final int ROUNDS = 1000;

  /**
   * @param a embeddings, [n][d], none of them zero
   * @param b embeddings, [m][d], none of them zero
   * @param units what is drawn for the interval, of a's points and then b's; at least three different
   */
  public static ModalityGap between(float[][] a, float[][] b, int[] units, long seed) {
    Defined.points(a, 2);
    Defined.points(b, 2);
    Defined.sameWidth(a, b);
    double[][] points = new double[a.length + b.length][];
    for (int i = 0; i < points.length; i++) points[i] = unit(i < a.length ? a[i] : b[i - a.length]);
    Interval gap = Bootstrap.over(
        units,
        weights -> distance(
            mean(points, weights, 0, a.length), mean(points, weights, a.length, points.length)),
        ROUNDS,
        seed);
    return new ModalityGap(
        gap, spread(points, 0, a.length), spread(points, a.length, points.length));
  }

  private static double[] unit(float[] vector) {
    double length = 0;
    for (float value : vector) length += (double) value * value;
    if (length == 0) throw new IllegalArgumentException("a zero vector has no direction");
    double scale = 1 / Math.sqrt(length);
    return IntStream.range(0, vector.length).mapToDouble(d -> vector[d] * scale).toArray();
  }

  private static double[] mean(double[][] points, int[] weights, int begin, int end) {
    double[] mean = new double[points[0].length];
    double count = 0;
    for (int i = begin; i < end; i++) {
      count += weights[i];
      for (int d = 0; d < mean.length; d++) mean[d] += weights[i] * points[i][d];
    }
    if (count == 0) throw new IllegalArgumentException("one of the modalities has no points");
    for (int d = 0; d < mean.length; d++) mean[d] /= count;
    return mean;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) sum += (a[d] - b[d]) * (a[d] - b[d]);
    return Math.sqrt(sum);
  }

  private static double spread(double[][] points, int begin, int end) {
    int[] once = new int[points.length];
    Arrays.fill(once, 1);
    double[] mean = mean(points, once, begin, end);
    return IntStream.range(begin, end)
        .mapToDouble(i -> distance(points[i], mean))
        .average()
        .orElseThrow();
  }
}
