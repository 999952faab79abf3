package io.formant.train;

import java.util.zip.CRC32C;

/**
 * Learning rate as a function of the step: a linear warm-up from 0, then a decay.
 *
 * @param rate learning rate at the end of the warm-up
 * @param warmupSteps steps of the warm-up
 * @param decay how the rate falls afterwards
 */
public record RateSchedule(double rate, long warmupSteps, Decay decay) {

  private static final double FLOOR = 0.02;

  public RateSchedule {
    if (!(rate > 0) || warmupSteps < 0) {
      throw new IllegalArgumentException("rate " + rate + ", warm-up " + warmupSteps
          + ": expected a positive rate, no negative warm-up");
    }
  }

  public static RateSchedule constant(double rate) {
    return new RateSchedule(rate, 0, new Decay.Constant());
  }

  /** A warm-up, then a cosine down to 2 % of the rate. */
  public static RateSchedule cosine(double rate, long warmupSteps, long steps) {
    return new RateSchedule(
        rate, warmupSteps, new Decay.Cosine(Math.max(1, steps - warmupSteps), 0.5, FLOOR));
  }

  /** Rate of a step, from 0. */
  public double at(long step) {
    return step < warmupSteps ? rate * step / warmupSteps : rate * decay.at(step - warmupSteps);
  }

  /** A number that tells whether two schedules have the same rates for so many steps. */
  public long checksum(long steps) {
    CRC32C sum = new CRC32C();
    for (long step = 0; step < steps; step++) {
      long bits = Double.doubleToLongBits(at(step));
      for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
        sum.update((int) (bits >>> shift));
      }
    }
    return sum.getValue();
  }
}
