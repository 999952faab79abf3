package io.formant.train;

import java.util.List;

/**
 * How a learning rate falls once the warm-up is over, as a part of the full rate.
 *
 * <p>Sources: diffusers' {@code optimization.py}, https://github.com/huggingface/diffusers; PyTorch's {@code StepLR}.
 */
public sealed interface Decay {

  /**
   * What is left of the rate.
   *
   * @param step steps since the end of the warm-up, from 0
   */
  double at(long step);

  /** Whether it aims at an end, so that a longer training has other rates from the start. */
  default boolean aimsAtAnEnd() {
    return true;
  }

  /** No decay. */
  record Constant() implements Decay {
    @Override
    public double at(long step) {
      return 1;
    }

    @Override
    public boolean aimsAtAnEnd() {
      return false;
    }
  }

  /** Times {@code factor} after every {@code every} steps. */
  record Staircase(long every, double factor) implements Decay {
    public Staircase {
      if (every < 1 || !(factor > 0)) {
        throw new IllegalArgumentException("a factor of " + factor + " every " + every
            + " steps: expected a positive factor, a step at least");
      }
    }

    @Override
    public double at(long step) {
      return Math.pow(factor, step / every);
    }

    @Override
    public boolean aimsAtAnEnd() {
      return false;
    }
  }

  /** Each part until its step, the rest from the last one on. */
  record Pieces(List<Piece> pieces, double rest) implements Decay {
    public Pieces {
      pieces = List.copyOf(pieces);
    }

    @Override
    public double at(long step) {
      return pieces.stream()
          .filter(piece -> step < piece.until())
          .mapToDouble(Piece::part)
          .findFirst()
          .orElse(rest);
    }

    @Override
    public boolean aimsAtAnEnd() {
      return false;
    }
  }

  /** A part of the rate, before a step. */
  record Piece(long until, double part) {}

  /** A straight line down to nothing. */
  record Linear(long steps) implements Decay {
    public Linear {
      checkSteps(steps);
    }

    @Override
    public double at(long step) {
      return Math.max(0, (double) (steps - step) / steps);
    }
  }

  /** A cosine of so many cycles, half a one to fall once, down to the floor. */
  record Cosine(long steps, double cycles, double floor) implements Decay {
    public Cosine {
      checkSteps(steps);
      checkFloor(floor);
    }

    @Override
    public double at(long step) {
      double progress = (double) step / steps;
      double wave = Math.max(0, 0.5 * (1 + Math.cos(Math.PI * (2 * cycles) * progress)));
      return floor + (1 - floor) * wave;
    }
  }

  /** Half a cosine, down to nothing, as many times as there are cycles. */
  record Restarts(long steps, double cycles) implements Decay {
    public Restarts {
      checkSteps(steps);
    }

    @Override
    public double at(long step) {
      double progress = (double) step / steps;
      return progress >= 1
          ? 0
          : Math.max(0, 0.5 * (1 + Math.cos(Math.PI * (cycles * progress % 1))));
    }
  }

  /** A power of what is left of the training, down to the floor. */
  record Polynomial(long steps, double power, double floor) implements Decay {
    public Polynomial {
      checkSteps(steps);
      checkFloor(floor);
    }

    @Override
    public double at(long step) {
      double left = Math.max(0, 1 - (double) step / steps);
      return floor + (1 - floor) * Math.pow(left, power);
    }
  }

  private static void checkSteps(long steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("a decay over " + steps + " steps, expected one at least");
    }
  }

  private static void checkFloor(double floor) {
    if (!(floor >= 0 && floor <= 1)) {
      throw new IllegalArgumentException("a floor of " + floor + ", expected a part in [0, 1]");
    }
  }
}
