package io.formant.train;

/**
 * Exponential moving average of the parameters: after each step it moves toward them by one minus the decay. It starts as a copy of
 * the first parameters.
 */
public sealed interface Ema {

  /**
   * Decay of an update, in [0, 1].
   *
   * @param update number of the update, from 1
   */
  double decay(long update);

  /**
   * Decay that grows from 0 in the course of the training. The first update copies the parameters, as do all until {@code delay} is
   * over.
   *
   * <p>Source: diffusers' {@code EMAModel}, https://github.com/huggingface/diffusers.
   *
   * @param maxDecay at most
   * @param minDecay at least, after the delay
   * @param delay updates that copy, besides the first
   * @param growth how it grows after that
   */
  record Growing(double maxDecay, double minDecay, long delay, Growth growth) implements Ema {
    public Growing {
      if (!(maxDecay >= 0 && maxDecay <= 1 && minDecay >= 0 && minDecay <= 1) || delay < 0) {
        throw new IllegalArgumentException("decays " + maxDecay + " and " + minDecay + ", delay "
            + delay + ": expected decays in [0, 1], no negative delay");
      }
    }

    @Override
    public double decay(long update) {
      long step = Math.max(0, update - delay - 1);
      return step == 0 ? 0 : Math.max(minDecay, Math.min(maxDecay, growth.at(step)));
    }
  }

  /**
   * The smaller of a fixed decay and, if {@code counted}, {@code (1 + n) / (10 + n)} at update n.
   *
   * <p>Source: https://github.com/fadel/pytorch_ema.
   */
  record Fixed(double decay, boolean counted) implements Ema {
    public Fixed {
      if (!(decay >= 0 && decay <= 1)) {
        throw new IllegalArgumentException("decay is " + decay + ", expected it in [0, 1]");
      }
    }

    @Override
    public double decay(long update) {
      return counted ? Math.min(decay, (1.0 + update) / (10.0 + update)) : decay;
    }
  }

  /** How a decay grows. */
  sealed interface Growth {
    double at(long step);

    /** {@code 1 − (1 + step/invGamma)^−power}: 1 and 2/3 for trainings of a million steps and more, 1 and 3/4 for shorter ones. */
    record Power(double invGamma, double power) implements Growth {
      public Power {
        if (!(invGamma > 0 && power > 0)) {
          throw new IllegalArgumentException(
              "inverse gamma " + invGamma + ", power " + power + ": expected both positive");
        }
      }

      @Override
      public double at(long step) {
        return 1 - Math.pow(1 + step / invGamma, -power);
      }
    }

    /** {@code (1 + step) / (10 + step)}. */
    record Ratio() implements Growth {
      @Override
      public double at(long step) {
        return (1.0 + step) / (10.0 + step);
      }
    }
  }

  /** Inverse gamma 1 and power 3/4. */
  static Ema upTo(double maxDecay) {
    return new Growing(maxDecay, 0, 0, new Growth.Power(1, 0.75));
  }
}
