package io.formant.metric;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How often chance alone does as well, by trying: the share of random relabellings that reach the observed value, the observed one
 * counted among them, so never 0.
 *
 * <p>Source: Phipson and Smyth 2010, https://doi.org/10.2202/1544-6115.1585.
 */
public final class PermutationTest {
  /** Sums in another order are equal up to this. */
  private static final double ROUNDING = 1e-12;

  private PermutationTest() {}

  /**
   * One-sided: are high values of a statistic explained by chance labels?
   *
   * @param labels of at least two kinds
   * @param statistic of labels, high where they fit the data
   * @param rounds relabellings tried, at least 1
   * @return p in (0, 1]
   */
  public static double labels(
      int[] labels, ToDoubleFunction<int[]> statistic, int rounds, long seed) {
    Defined.labels(labels, labels.length);
    positive(rounds);
    double observed = Defined.number(statistic.applyAsDouble(labels.clone()));
    SplittableRandom random = new SplittableRandom(seed);
    int[] shuffled = labels.clone();
    int reached = 1;
    for (int round = 0; round < rounds; round++) {
      for (int i = shuffled.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int moved = shuffled[i];
        shuffled[i] = shuffled[j];
        shuffled[j] = moved;
      }
      if (Defined.number(statistic.applyAsDouble(shuffled.clone())) >= observed) reached++;
    }
    return (double) reached / (rounds + 1);
  }

  /**
   * Two-sided: do the means of two groups differ by more than chance explains?
   *
   * @param a at least one value
   * @param b at least one value
   * @return p in (0, 1]
   */
  public static double meanDifference(double[] a, double[] b, int rounds, long seed) {
    Defined.values(a, 1);
    Defined.values(b, 1);
    double[] pooled = new double[a.length + b.length];
    System.arraycopy(a, 0, pooled, 0, a.length);
    System.arraycopy(b, 0, pooled, a.length, b.length);
    int[] groups = new int[pooled.length];
    Arrays.fill(groups, a.length, groups.length, 1);
    return labels(
        groups,
        shuffled -> Math.abs(difference(pooled, shuffled, a.length, b.length)),
        rounds,
        seed);
  }

  /**
   * Two-sided: is the mean of paired differences further from 0 than chance explains? By chance each difference may as well have the
   * other sign.
   *
   * @param differences at least one, finite
   * @return p in (0, 1]
   */
  public static double paired(double[] differences, int rounds, long seed) {
    Defined.values(differences, 1);
    positive(rounds);
    double observed = Math.abs(Arrays.stream(differences).sum());
    SplittableRandom random = new SplittableRandom(seed);
    int reached = 1;
    for (int round = 0; round < rounds; round++) {
      double sum = 0;
      for (double difference : differences) sum += random.nextBoolean() ? difference : -difference;
      if (Math.abs(sum) >= observed * (1 - ROUNDING)) reached++;
    }
    return (double) reached / (rounds + 1);
  }

  private static double difference(double[] pooled, int[] groups, int first, int second) {
    double difference = 0;
    for (int i = 0; i < pooled.length; i++)
      difference += groups[i] == 0 ? pooled[i] / first : -pooled[i] / second;
    return difference;
  }

  private static void positive(int rounds) {
    if (rounds < 1) throw new IllegalArgumentException("rounds must be at least 1, was " + rounds);
  }
}
