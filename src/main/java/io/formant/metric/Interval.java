package io.formant.metric;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A measured number and the interval that covers the true one in 95 of 100 such measurements.
 *
 * @param value what was measured
 * @param low lower end
 * @param high upper end
 * @param count how many items it was measured on
 */
public record Interval(double value, double low, double high, int count) {
  private static final double Z = 1.959963984540054;
  private static final int RESAMPLES = 2000;

  public Interval {
    if (!(low <= value && value <= high)) {
      throw new IllegalArgumentException(
          "an interval from " + low + " to " + high + " does not hold " + value);
    }
  }

  /**
   * A proportion. Source: Wilson 1927, https://doi.org/10.1080/01621459.1927.10502953.
   *
   * @param successes 0 to {@code trials}
   * @param trials at least 1
   */
  public static Interval wilson(int successes, int trials) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "a proportion of " + successes + " in " + trials + " is not defined");
    }
    double share = (double) successes / trials;
    double scale = 1 + Z * Z / trials;
    double centre = (share + Z * Z / (2.0 * trials)) / scale;
    double reach =
        Z * Math.sqrt(share * (1 - share) / trials + Z * Z / (4.0 * trials * trials)) / scale;
    double low = Math.max(0, Math.min(share, centre - reach));
    double high = Math.min(1, Math.max(share, centre + reach));
    return new Interval(share, low, high, trials);
  }

  /**
   * A mean, by the percentiles of 2000 means of values drawn with replacement. Source: Efron 1979,
   * https://doi.org/10.1214/aos/1176344552.
   *
   * @param values at least two, finite
   */
  public static Interval bootstrapMean(double[] values, long seed) {
    Defined.values(values, 2);
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double sum = 0;
      for (int j = 0; j < values.length; j++) sum += values[random.nextInt(values.length)];
      means[i] = sum / values.length;
    }
    Arrays.sort(means);
    double mean = Arrays.stream(values).sum() / values.length;
    double low = means[(int) Math.floor(0.025 * (RESAMPLES - 1))];
    double high = means[(int) Math.ceil(0.975 * (RESAMPLES - 1))];
    return new Interval(mean, Math.min(mean, low), Math.max(mean, high), values.length);
  }

  /** {@code 0.950 (0.920–0.970, n = 300)}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.3f (%.3f–%.3f, n = %d)", value, low, high, count);
  }
}
