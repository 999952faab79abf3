package io.formant.metric.speech;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How well a score tells pairs of the same voice from pairs of different voices: the ROC curve has a point at every distinct score
 * and at none accepted, with straight lines between.
 *
 * <p>Source: Fawcett 2006, https://doi.org/10.1016/j.patrec.2005.10.010.
 *
 * @param equalErrorRate where as large a share of different pairs is accepted as of same pairs missed, 0 to 1
 * @param areaUnderCurve chance that a same pair scores above a different pair, 0 to 1
 */
public record Verification(double equalErrorRate, double areaUnderCurve) {

  /**
   * Rates the scores of pairs.
   *
   * @param scores finite, higher for the same voice
   * @param same whether the pair is of one voice; both kinds must occur
   */
  public static Verification of(double[] scores, boolean[] same) {
    if (scores.length != same.length)
      throw new IllegalArgumentException(scores.length + " scores for " + same.length + " pairs");
    if (Arrays.stream(scores).anyMatch(score -> !Double.isFinite(score))) {
      throw new IllegalArgumentException("a score is not finite");
    }
    long targets = IntStream.range(0, same.length).filter(i -> same[i]).count();
    long others = same.length - targets;
    if (targets == 0 || others == 0) {
      throw new IllegalArgumentException(
          targets + " same and " + others + " different pairs: needs both kinds");
    }
    return walk(curve(scores, same, (double) targets, (double) others));
  }

  /** Points (accepted among different, accepted among same) from none to all accepted. */
  private static double[][] curve(double[] scores, boolean[] same, double targets, double others) {
    double[] thresholds = Arrays.stream(scores).distinct().sorted().toArray();
    double[][] curve = new double[thresholds.length + 1][2];
    for (int k = 1; k < curve.length; k++) {
      double threshold = thresholds[thresholds.length - k];
      for (int i = 0; i < scores.length; i++) {
        if (scores[i] >= threshold) curve[k][same[i] ? 1 : 0] += 1 / (same[i] ? targets : others);
      }
    }
    return curve;
  }

  private static Verification walk(double[][] curve) {
    double area = 0;
    double equal = Double.NaN;
    for (int k = 1; k < curve.length; k++) {
      double[] from = curve[k - 1];
      double[] to = curve[k];
      area += (to[0] - from[0]) * (to[1] + from[1]) / 2;
      double before = from[0] - (1 - from[1]);
      double after = to[0] - (1 - to[1]);
      if (Double.isNaN(equal) && after >= 0)
        equal = from[0] + (to[0] - from[0]) * -before / (after - before);
    }
    return new Verification(equal, area);
  }
}
