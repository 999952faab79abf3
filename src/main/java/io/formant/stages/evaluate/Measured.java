package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Basis;
import io.formant.metric.Interval;
import java.util.OptionalDouble;

/** Measured values as cells of a table. */
public final class Measured {
  private Measured() {}

  public static Block.Cell of(Interval interval, String unit) {
    return Block.Cell.of(number(interval, unit));
  }

  /** A value that other runs may be compared with. */
  public static Block.Cell of(Interval interval, String unit, Basis basis) {
    return Block.Cell.of(number(interval, unit).on(basis));
  }

  private static Block.Number number(Interval interval, String unit) {
    return new Block.Number(
        interval.value(), interval.low(), interval.high(), interval.count(), unit);
  }

  /** A value without an interval. */
  public static Block.Cell of(double value, int count, String unit) {
    return Block.Cell.of(new Block.Number(value, Double.NaN, Double.NaN, count, unit));
  }

  /** A value without an interval that other runs may be compared with. */
  public static Block.Cell of(double value, int count, String unit, Basis basis) {
    return Block.Cell.of(new Block.Number(value, Double.NaN, Double.NaN, count, unit).on(basis));
  }

  /** A value without an interval, or a dash. */
  public static Block.Cell of(OptionalDouble value, int count, String unit) {
    return value.isPresent() ? of(value.getAsDouble(), count, unit) : nothing();
  }

  /** Where there is nothing to measure. */
  public static Block.Cell nothing() {
    return Block.Cell.of("–");
  }
}
