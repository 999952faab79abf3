package io.formant.metric;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Intervals of any statistic by drawing whole units with replacement: voices, texts, recording conditions. Where clips of one voice are
 * alike, drawing clips would pretend to more independent data than there are.
 *
 * <p>Sources: Efron 1979, https://doi.org/10.1214/aos/1176344552; units: Field and Welsh 2007,
 * https://doi.org/10.1111/j.1467-9868.2007.00593.x.
 */
public final class Bootstrap {
  /** Fewer say nothing about how units differ. */
  public static final int LEAST_UNITS = 3;

  private static final double MOST_UNDEFINED = 0.1;

  private Bootstrap() {}

  /** A number that items of given weights have. */
  public interface Statistic {
    /**
     * @param weights how often each item counts, 0 and up
     * @throws IllegalArgumentException if the number is not defined for such items
     */
    double of(int[] weights);
  }

  /**
   * The statistic of all items, and the middle 95 of 100 of its values over drawn units. Draws for which it is not defined don't count.
   *
   * @param units which unit each item belongs to; at least {@value #LEAST_UNITS} different
   * @param rounds draws, at least 1
   * @throws IllegalArgumentException if there are too few units, or more than a tenth of the draws has no such statistic
   */
  public static Interval over(int[] units, Statistic statistic, int rounds, long seed) {
    int[] numbered = Defined.numbered(units);
    int count = Arrays.stream(numbered).max().orElse(-1) + 1;
    if (count < LEAST_UNITS) {
      throw new IllegalArgumentException(
          "needs at least " + LEAST_UNITS + " units to draw from, was given " + count);
    }
    int[] once = new int[units.length];
    Arrays.fill(once, 1);
    double value = Defined.number(statistic.of(once));
    double[] drawn = draws(numbered, count, statistic, rounds, seed);
    if (rounds - drawn.length > MOST_UNDEFINED * rounds) {
      throw new IllegalArgumentException("not defined in " + (rounds - drawn.length) + " of "
          + rounds + " draws from " + count + " units: too few");
    }
    Arrays.sort(drawn);
    double low = drawn[(int) Math.floor(0.025 * (drawn.length - 1))];
    double high = drawn[(int) Math.ceil(0.975 * (drawn.length - 1))];
    return new Interval(value, Math.min(value, low), Math.max(value, high), units.length);
  }

  private static double[] draws(
      int[] units, int count, Statistic statistic, int rounds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] drawn = new double[rounds];
    int defined = 0;
    for (int round = 0; round < rounds; round++) {
      int[] times = new int[count];
      for (int i = 0; i < count; i++) times[random.nextInt(count)]++;
      int[] weights = Arrays.stream(units).map(unit -> times[unit]).toArray();
      try {
        drawn[defined] = Defined.number(statistic.of(weights));
        defined++;
      } catch (IllegalArgumentException undefined) {
        continue;
      }
    }
    return Arrays.copyOf(drawn, defined);
  }

  /** The statistic that is the mean of one value an item. */
  public static Statistic mean(double[] values) {
    Defined.values(values, 1);
    return weights -> {
      double sum = 0;
      long count = 0;
      for (int i = 0; i < values.length; i++) {
        sum += weights[i] * values[i];
        count += weights[i];
      }
      if (count == 0) throw new IllegalArgumentException("no item counts");
      return sum / count;
    };
  }
}
