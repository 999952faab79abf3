package io.formant.train;

/**
 * Exponential moving average of the parameters, whose decay grows with the steps: {@code min(maxDecay, 1 − (1 + step/invGamma)^−power)},
 * so the first step copies the parameters.
 *
 * <p>Source: diffusers' {@code EMAModel}, https://github.com/huggingface/diffusers.
 */
public record Ema(double maxDecay, double invGamma, double power) {

  public Ema {
    if (!(maxDecay >= 0 && maxDecay < 1 && invGamma > 0 && power > 0)) {
      throw new IllegalArgumentException("maximal decay " + maxDecay + ", inverse gamma " + invGamma
          + ", power " + power + ": expected a decay in [0, 1), the others positive");
    }
  }

  /** Inverse gamma 1 and power 3/4, for trainings of up to about a million steps. */
  public static Ema upTo(double maxDecay) {
    return new Ema(maxDecay, 1, 0.75);
  }

  /** Decay of the update after a step, from 0. */
  public double decay(long step) {
    return Math.min(maxDecay, 1 - Math.pow(1 + step / invGamma, -power));
  }
}
