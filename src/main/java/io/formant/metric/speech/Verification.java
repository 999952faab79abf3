package io.formant.metric.speech;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well a score tells pairs of the same voice from pairs of different voices: the ROC curve has a point at every distinct score
 * and at none accepted, with straight lines between.
 *
 * <p>Sources: Fawcett 2006, https://doi.org/10.1016/j.patrec.2005.10.010; the detection cost as in NIST's speaker recognition
 * evaluations, https://www.nist.gov/itl/iad/mig/speaker-recognition.
 *
 * @param equalErrorRate where as large a share of different pairs is accepted as of same pairs missed, 0 to 1
 * @param areaUnderCurve chance that a same pair scores above a different pair, 0 to 1
 * @param leastCost the least P·miss + (1 − P)·accepted over all thresholds, with P = {@value #TARGET_CHANCE} the chance of a same
 *     pair, over that of the better of accepting all and none: 0 to 1
 */
public record Verification(double equalErrorRate, double areaUnderCurve, double leastCost) {
  /** How likely a pair is of one voice, where detection costs are told. */
  public static final double TARGET_CHANCE = 0.05;

  /**
   * Rates the scores of pairs.
   *
   * @param scores finite, higher for the same voice
   * @param same whether the pair is of one voice; both kinds must occur
   */
  public static Verification of(double[] scores, boolean[] same) {
    int[] weights = new int[scores.length];
    Arrays.fill(weights, 1);
    return new Trials(scores, same).rate(weights);
  }

  /** Pairs in the order of their scores, ready to be rated under any weights. */
  public static final class Trials {
    private final double[] scores;
    private final boolean[] same;
    private final int[] order;

    public Trials(double[] scores, boolean[] same) {
      if (scores.length != same.length)
        throw new IllegalArgumentException(scores.length + " scores for " + same.length + " pairs");
      if (Arrays.stream(scores).anyMatch(score -> !Double.isFinite(score)))
        throw new IllegalArgumentException("a score is not finite");
      this.scores = scores.clone();
      this.same = same.clone();
      order = IntStream.range(0, scores.length)
          .boxed()
          .sorted(Comparator.comparingDouble(i -> -scores[i]))
          .mapToInt(Integer::intValue)
          .toArray();
    }

    /** How many pairs there are. */
    public int count() {
      return scores.length;
    }

    /** The rates where pair i counts {@code weights[i]} times. */
    public Verification rate(int[] weights) {
      long targets = 0;
      long others = 0;
      for (int i = 0; i < weights.length; i++) {
        if (same[i]) targets += weights[i];
        else others += weights[i];
      }
      if (targets == 0 || others == 0) {
        throw new IllegalArgumentException(
            targets + " same and " + others + " different pairs: needs both kinds");
      }
      Walk walk = new Walk(targets, others);
      for (int k = 0; k < order.length; k++) {
        int pair = order[k];
        if (same[pair]) walk.acceptedTargets += weights[pair];
        else walk.acceptedOthers += weights[pair];
        if (k + 1 == order.length || scores[order[k + 1]] < scores[pair]) walk.point();
      }
      return walk.result();
    }
  }

  /** Along the curve from none accepted to all. */
  private static final class Walk {
    private final long targets;
    private final long others;
    private long acceptedTargets;
    private long acceptedOthers;
    private double falseAccept;
    private double hit;
    private double area;
    private double equal = Double.NaN;
    private double cost = TARGET_CHANCE;

    Walk(long targets, long others) {
      this.targets = targets;
      this.others = others;
    }

    void point() {
      double nextAccept = (double) acceptedOthers / others;
      double nextHit = (double) acceptedTargets / targets;
      area += (nextAccept - falseAccept) * (nextHit + hit) / 2;
      double before = falseAccept - (1 - hit);
      double after = nextAccept - (1 - nextHit);
      if (Double.isNaN(equal) && after >= 0)
        equal = falseAccept + (nextAccept - falseAccept) * -before / (after - before);
      falseAccept = nextAccept;
      hit = nextHit;
      cost = Math.min(cost, TARGET_CHANCE * (1 - hit) + (1 - TARGET_CHANCE) * falseAccept);
    }

    Verification result() {
      return new Verification(equal, area, cost / Math.min(TARGET_CHANCE, 1 - TARGET_CHANCE));
    }
  }
}
