package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.metric.Interval;

/** Measured values as table cells. */
final class Cells {
  private Cells() {}

  static Block.Cell of(Interval interval, String unit) {
    return Block.Cell.of(new Block.Number(
        interval.value(), interval.low(), interval.high(), interval.count(), unit));
  }

  /** A value without an interval. */
  static Block.Cell plain(double value, int count, String unit) {
    return Block.Cell.of(new Block.Number(value, Double.NaN, Double.NaN, count, unit));
  }
}
