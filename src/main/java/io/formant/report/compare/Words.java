package io.formant.report.compare;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Measure;
import io.formant.report.Figures;
import io.formant.report.inference.Estimate;

/** Numbers of a comparison as people read them. */
final class Words {
  private static final String PER_CENT = "%";

  private Words() {}

  static String value(Measure measure, double value) {
    return Figures.value(new Block.Number(value, value, value, 0, measure.unit()));
  }

  static String interval(Measure measure, Estimate estimate) {
    return Figures.interval(number(measure, estimate));
  }

  private static Block.Number number(Measure measure, Estimate estimate) {
    return new Block.Number(
        estimate.value(), estimate.low(), estimate.high(), estimate.count(), measure.unit());
  }

  /** With its sign and unit: {@code +2.5 points}, {@code −0.31 dB}. */
  static String difference(Measure measure, double value) {
    String unit = measure.unit().equals(PER_CENT) ? "points" : measure.unit();
    return unit.isEmpty() ? signed(measure, value) : signed(measure, value) + "\u00a0" + unit;
  }

  /** Such as {@code −0.4 to +5.6}; empty where there is no interval. */
  static String differenceInterval(Difference difference) {
    Estimate estimate = difference.difference();
    return estimate.hasInterval()
        ? signed(difference.measure(), estimate.low()) + " to "
            + signed(difference.measure(), estimate.high())
        : "";
  }

  private static String signed(Measure measure, double value) {
    String plain = Figures.value(new Block.Number(value, value, value, 0, measure.unit()))
        .split("\u00a0", 2)[0];
    return value > 0 ? "+" + plain : plain;
  }
}
