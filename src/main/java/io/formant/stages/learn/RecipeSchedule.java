package io.formant.stages.learn;

import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.train.Decay;
import io.formant.train.RateSchedule;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Learning rate by step, as YAML says it. */
public record RecipeSchedule(
    @Doc(
        "how it falls: cosine, linear, restarts and polynomial aim at the last step; with constant and step a training that is given more steps later goes on")
    @Default("cosine")
    Kind kind,

    @Doc(
        "steps in which the rate rises from 0; left out, 50, but a tenth of all at most where the rate aims at the last step")
    OptionalInt warmup,

    @Doc("part of the rate that cosine and polynomial end at") @Default("0.02")
    double floor,

    @Doc("of cosine and restarts; left out, half a cycle and one")
    OptionalDouble cycles,

    @Doc("of polynomial") @Default("1") double power,

    @Doc("steps between two falls of kind step") @Default("1000")
    int every,

    @Doc("what each fall of kind step leaves of the rate") @Default("0.99")
    double factor) {

  private static final int WARMUP = 50;
  private static final int TENTH = 10;

  /** How the rate falls. */
  public enum Kind {
    CONSTANT,
    STEP,
    COSINE,
    LINEAR,
    RESTARTS,
    POLYNOMIAL
  }

  public RecipeSchedule {
    if (warmup.orElse(0) < 0) {
      throw new IllegalArgumentException("warmup must not be negative, was " + warmup.orElse(0));
    }
    new Decay.Polynomial(1, power, floor);
    new Decay.Staircase(every, factor);
  }

  /** The rates of a training of so many steps. */
  RateSchedule rates(double highest, long steps) {
    boolean open = kind == Kind.CONSTANT || kind == Kind.STEP;
    long rise = warmup.orElse((int) (open ? WARMUP : Math.min(WARMUP, steps / TENTH)));
    return new RateSchedule(highest, rise, decay(Math.max(1, steps - rise)));
  }

  private Decay decay(long steps) {
    return switch (kind) {
      case CONSTANT -> new Decay.Constant();
      case STEP -> new Decay.Staircase(every, factor);
      case COSINE -> new Decay.Cosine(steps, cycles.orElse(0.5), floor);
      case LINEAR -> new Decay.Linear(steps);
      case RESTARTS -> new Decay.Restarts(steps, cycles.orElse(1));
      case POLYNOMIAL -> new Decay.Polynomial(steps, power, floor);
    };
  }
}
