package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.metric.Interval;
import java.util.OptionalDouble;

/** Measured values as cells of a table. */
final class Measured {
  private Measured() {}

  static Block.Cell of(Interval interval, String unit) {
    return Block.Cell.of(new Block.Number(
        interval.value(), interval.low(), interval.high(), interval.count(), unit));
  }

  /** A value without an interval. */
  static Block.Cell of(double value, int count, String unit) {
    return Block.Cell.of(new Block.Number(value, Double.NaN, Double.NaN, count, unit));
  }

  /** A value without an interval, or a dash. */
  static Block.Cell of(OptionalDouble value, int count, String unit) {
    return value.isPresent() ? of(value.getAsDouble(), count, unit) : nothing();
  }

  /** Where there is nothing to measure. */
  static Block.Cell nothing() {
    return Block.Cell.of("–");
  }
}
