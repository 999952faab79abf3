package io.formant.report.inference;

/**
 * A number with its 95 % interval.
 *
 * @param low NaN, as {@code high}, where nothing says how sure the value is
 * @param count how many independent things it rests on
 */
public record Estimate(double value, double low, double high, int count) {
  private static final double Z = 1.959963984540054;

  /** Without an interval. */
  public static Estimate bare(double value, int count) {
    return new Estimate(value, Double.NaN, Double.NaN, count);
  }

  /**
   * A share. Source: Wilson 1927, https://doi.org/10.1080/01621459.1927.10502953.
   *
   * @param share in [0, 1]
   * @param trials at least 1
   */
  public static Estimate share(double share, int trials) {
    if (trials < 1 || !(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "a share of " + share + " in " + trials + " is not defined");
    }
    double scale = 1 + Z * Z / trials;
    double centre = (share + Z * Z / (2.0 * trials)) / scale;
    double reach =
        Z * Math.sqrt(share * (1 - share) / trials + Z * Z / (4.0 * trials * trials)) / scale;
    return new Estimate(
        share,
        Math.max(0, Math.min(share, centre - reach)),
        Math.min(1, Math.max(share, centre + reach)),
        trials);
  }

  public boolean hasInterval() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }

  /** Whether the whole interval lies on one side of 0. */
  public boolean excludesZero() {
    return low > 0 || high < 0;
  }
}
