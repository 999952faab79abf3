package io.formant.metric.embedding;

import io.formant.metric.Bootstrap;
import io.formant.metric.Defined;
import java.util.stream.IntStream;

/**
 * How far audio and text lie apart in the space that they share: the distance of the two means of unit vectors, which is 0 to 2, beside
 * how wide each is spread. Each is a {@link Bootstrap.Statistic} whose weights are the audio's and then the text's.
 *
 * <p>Source: Liang et al. 2022, https://arxiv.org/abs/2203.02053.
 */
public final class ModalityGap {
  private final double[][] points;
  private final int split;

  /**
   * @param audio embeddings, [n][d], none of them zero
   * @param text embeddings, [m][d], none of them zero
   */
  public ModalityGap(float[][] audio, float[][] text) {
    Defined.points(audio, 2);
    Defined.points(text, 2);
    Defined.sameWidth(audio, text);
    split = audio.length;
    points = new double[audio.length + text.length][];
    for (int i = 0; i < points.length; i++)
      points[i] = unit(i < split ? audio[i] : text[i - split]);
  }

  /** A vector of length 1 in the same direction. */
  private static double[] unit(float[] vector) {
    double length = 0;
    for (float value : vector) length += (double) value * value;
    if (length == 0) throw new IllegalArgumentException("a zero vector has no direction");
    double scale = 1 / Math.sqrt(length);
    return IntStream.range(0, vector.length).mapToDouble(d -> vector[d] * scale).toArray();
  }

  /** Distance of the two means. */
  public double between(int[] weights) {
    return distance(mean(weights, 0, split), mean(weights, split, points.length));
  }

  /** Mean distance of the audio's vectors from their mean. */
  public double audioSpread(int[] weights) {
    return spread(weights, 0, split);
  }

  /** Mean distance of the text's vectors from their mean. */
  public double textSpread(int[] weights) {
    return spread(weights, split, points.length);
  }

  /** The distance of the means over the mean of both spreads: above 1 the modalities are further apart than either is wide. */
  public double relative(int[] weights) {
    double spread = (audioSpread(weights) + textSpread(weights)) / 2;
    if (spread == 0)
      throw new IllegalArgumentException(
          "neither modality is spread: a gap is relative to nothing");
    return between(weights) / spread;
  }

  private double[] mean(int[] weights, int begin, int end) {
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

  private double spread(int[] weights, int begin, int end) {
    double[] mean = mean(weights, begin, end);
    double sum = 0;
    double count = 0;
    for (int i = begin; i < end; i++) {
      sum += weights[i] * distance(points[i], mean);
      count += weights[i];
    }
    return sum / count;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) sum += (a[d] - b[d]) * (a[d] - b[d]);
    return Math.sqrt(sum);
  }
}
