package io.formant.train;

/**
 * Learning rate as a function of the step: a linear warm-up from 0, then constant, linear or cosine decay, as in diffusers.
 *
 * @param rate learning rate at the end of the warm-up
 * @param warmupSteps steps of the warm-up
 * @param decay how the rate falls afterwards
 * @param steps length of the training
 * @param floor part of the rate that is left at the end, in [0, 1]
 */
public record RateSchedule(double rate, long warmupSteps, Decay decay, long steps, double floor) {

  /** How the rate falls after the warm-up. */
  public enum Decay {
    CONSTANT,
    LINEAR,
    COSINE;

    double at(double progress) {
      return switch (this) {
        case CONSTANT -> 1;
        case LINEAR -> Math.max(0, 1 - progress);
        case COSINE -> Math.max(0, 0.5 * (1 + Math.cos(Math.PI * progress)));
      };
    }
  }

  public RateSchedule {
    if (!(rate > 0) || warmupSteps < 0 || steps < 1 || !(floor >= 0 && floor <= 1)) {
      throw new IllegalArgumentException(
          "rate " + rate + ", warm-up " + warmupSteps + ", steps " + steps + ", floor " + floor
              + ": expected a positive rate, no negative warm-up, a step at least, a floor in [0, 1]");
    }
  }

  public static RateSchedule constant(double rate) {
    return new RateSchedule(rate, 0, Decay.CONSTANT, Long.MAX_VALUE, 0);
  }

  /** A warm-up, then a cosine down to 2 % of the rate. */
  public static RateSchedule cosine(double rate, long warmupSteps, long steps) {
    return new RateSchedule(rate, warmupSteps, Decay.COSINE, steps, 0.02);
  }

  /** Rate of a step, from 0. */
  public double at(long step) {
    if (step < warmupSteps) {
      return rate * step / warmupSteps;
    }
    double progress = (double) (step - warmupSteps) / Math.max(1, steps - warmupSteps);
    return rate * (floor + (1 - floor) * decay.at(progress));
  }
}
