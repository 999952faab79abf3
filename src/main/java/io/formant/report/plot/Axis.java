package io.formant.report.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A linear scale from values to a stretch of the drawing, with ticks at round values.
 *
 * @param low value at {@code from}
 * @param high value at {@code to}
 * @param step distance of two ticks
 */
record Axis(double low, double high, double step, double from, double to) {
  private static final double MARGIN = 0.04;

  /** The axis that shows all finite values with a small margin. */
  static Axis over(DoubleStream values, double from, double to, int ticks) {
    var range = values.filter(Double::isFinite).summaryStatistics();
    double low = range.getCount() == 0 ? 0 : range.getMin();
    double high = range.getCount() == 0 ? 1 : range.getMax();
    double pad = high > low ? (high - low) * MARGIN : Math.max(Math.abs(high), 1) * MARGIN;
    return new Axis(low - pad, high + pad, roundStep((high - low + 2 * pad) / ticks), from, to);
  }

  /** The least of 1, 2 or 5 times a power of ten that is not below {@code least}. */
  private static double roundStep(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least * (1 - 1e-9)) return factor * power;
    }
    return 10 * power;
  }

  double place(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step); i * step <= high; i++) ticks.add(i * step);
    return ticks;
  }

  /** A tick's value with just the decimals that its step needs. */
  String label(double tick) {
    int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
    BigDecimal value =
        new BigDecimal(tick).setScale(Math.min(decimals, 12), RoundingMode.HALF_EVEN);
    return value.signum() == 0 ? "0" : value.toPlainString().replace('-', '−');
  }
}
