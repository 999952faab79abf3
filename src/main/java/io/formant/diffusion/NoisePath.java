package io.formant.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Scope;

/** How noise takes a target over as time goes from 0 to 1: xₜ = α(t)·x₀ + β(t)·ε, at noise level σ = β/α. */
public enum NoisePath {

  /**
   * α = cos(tπ/2), β = sin(tπ/2), so that α² + β² = 1 and xₜ keeps the variance of standardised targets.
   *
   * <p>Source: Salimans & Ho 2022, https://arxiv.org/abs/2202.00512.
   */
  CIRCLE {
    @Override
    public double alpha(double t) {
      return t == 1 ? 0 : Math.cos(t * Math.PI / 2);
    }

    @Override
    public double beta(double t) {
      return Math.sin(t * Math.PI / 2);
    }

    @Override
    public double time(double sigma) {
      return Math.atan(sigma) * 2 / Math.PI;
    }

    @Override
    public Level at(NDArray times) {
      NDArray angle = Kernels.times(times, Math.PI / 2);
      return new Level(angle.cos(), angle.sin());
    }
  },

  /**
   * α = 1 − t, β = t.
   *
   * <p>Source: Liu, Gong & Liu 2022, https://arxiv.org/abs/2209.03003.
   */
  STRAIGHT {
    @Override
    public double alpha(double t) {
      return 1 - t;
    }

    @Override
    public double beta(double t) {
      return t;
    }

    @Override
    public double time(double sigma) {
      return Double.isInfinite(sigma) ? 1 : sigma / (1 + sigma);
    }

    @Override
    public Level at(NDArray times) {
      return new Level(times.onesLike().sub(times), times);
    }
  };

  /** Part of the clean target in a noisy one. */
  public abstract double alpha(double t);

  /** Part of the noise in a noisy target. */
  public abstract double beta(double t);

  /** The time at which the noise level is σ. */
  public abstract double time(double sigma);

  /** The levels at several times, in their shape: one an item (B, 1, 1), or one a frame (B, F, 1). */
  public abstract Level at(NDArray times);

  /** The level at a time, for all of a batch. */
  public Level at(double t, Scope scope) {
    return new Level(scope.full((float) alpha(t), 1), scope.full((float) beta(t), 1));
  }

  /** Noise level σ = β/α, infinite at 1. */
  public double sigma(double t) {
    return beta(t) / alpha(t);
  }

  /** λ = ln(α/β), half the logarithm of the signal-to-noise ratio: −∞ at 1, ∞ at 0. */
  public double lambda(double t) {
    return -Math.log(sigma(t));
  }
}
