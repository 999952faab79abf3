package io.formant.metric.embedding;

import java.util.Arrays;

/**
 * How much of an embedding's variance two factors account for, such as voice and content: an additive model of all components together.
 * What a factor adds is averaged over both orders of adding them, and less what chance would add, so that an embedding that knows
 * nothing of a factor has about 0 of it, also a little below.
 *
 * <p>Sources: Fisher 1925, Statistical Methods for Research Workers, chapter 7; both orders: Lindeman, Merenda and Gold 1980; less chance:
 * Kelley 1935, https://doi.org/10.1073/pnas.21.9.554 (ε²).
 *
 * @param first share of the first factor
 * @param second share of the second factor
 */
public record VarianceSplit(double first, double second) {

  /** Share of neither: takes of one pair differ by it, and what the factors do together. */
  public double rest() {
    return 1 - first - second;
  }

  /** Splits the variance of points, each counted once. */
  public static VarianceSplit of(float[][] points, int[] first, int[] second) {
    int[] once = new int[points.length];
    Arrays.fill(once, 1);
    return new FactorTable(points, first, second, new int[points.length]).split(once);
  }
}
