package io.formant.diffusion;

import ai.djl.ndarray.NDArray;

/** What noise does to a target, and what the network learns to predict: xₜ = α·x₀ + β·ε with coefficients of the time. */
public enum Objective {

  /**
   * α = cos(tπ/2), β = sin(tπ/2), prediction v = α·ε − β·x₀; then x₀ = α·xₜ − β·v and ε = β·xₜ + α·v.
   *
   * <p>Source: Salimans & Ho 2022, https://arxiv.org/abs/2202.00512.
   */
  VELOCITY {
    @Override
    double alpha(double t) {
      return Math.cos(t * Math.PI / 2);
    }

    @Override
    double beta(double t) {
      return Math.sin(t * Math.PI / 2);
    }

    @Override
    NDArray target(NDArray clean, NDArray noise, NDArray alpha, NDArray beta) {
      return noise.mul(alpha).sub(clean.mul(beta));
    }

    @Override
    NDArray clean(NDArray x, NDArray y, double t) {
      return x.mul(alpha(t)).sub(y.mul(beta(t)));
    }

    @Override
    NDArray noise(NDArray x, NDArray y, double t) {
      return x.mul(beta(t)).add(y.mul(alpha(t)));
    }
  },

  /**
   * The coefficients of {@link #VELOCITY}, and a network that predicts x₀ itself; then ε = (xₜ − α·y) / β. The error of v is that of
   * x₀ over β², so the loss is weighted by min(1/β², 5): that of VELOCITY but for nearly clean targets, whose detail it spares.
   *
   * <p>Source: the truncated signal-to-noise weighting of Salimans & Ho 2022, https://arxiv.org/abs/2202.00512.
   */
  CLEAN {
    @Override
    double alpha(double t) {
      return VELOCITY.alpha(t);
    }

    @Override
    double beta(double t) {
      return VELOCITY.beta(t);
    }

    @Override
    double weight(double t) {
      return Math.min(1 / (beta(t) * beta(t)), GREATEST_WEIGHT);
    }

    @Override
    NDArray target(NDArray clean, NDArray noise, NDArray alpha, NDArray beta) {
      return clean;
    }

    @Override
    NDArray clean(NDArray x, NDArray y, double t) {
      return y;
    }

    @Override
    NDArray noise(NDArray x, NDArray y, double t) {
      return x.sub(y.mul(alpha(t))).div(beta(t));
    }
  },

  /**
   * Rectified flow: α = 1 − t, β = t, prediction ε − x₀; then x₀ = xₜ − t·y and ε = xₜ + (1 − t)·y.
   *
   * <p>Source: Liu, Gong & Liu 2022, https://arxiv.org/abs/2209.03003.
   */
  FLOW {
    @Override
    double alpha(double t) {
      return 1 - t;
    }

    @Override
    double beta(double t) {
      return t;
    }

    @Override
    NDArray target(NDArray clean, NDArray noise, NDArray alpha, NDArray beta) {
      return noise.sub(clean);
    }

    @Override
    NDArray clean(NDArray x, NDArray y, double t) {
      return x.sub(y.mul(t));
    }

    @Override
    NDArray noise(NDArray x, NDArray y, double t) {
      return x.add(y.mul(1 - t));
    }
  };

  private static final double GREATEST_WEIGHT = 5;

  /** Part of the clean target in a noisy one. */
  abstract double alpha(double t);

  /** Part of the noise in a noisy target. */
  abstract double beta(double t);

  /** What the squared error at a time counts in the loss. */
  double weight(double t) {
    return 1;
  }

  abstract NDArray target(NDArray clean, NDArray noise, NDArray alpha, NDArray beta);

  /** The clean target that a prediction y at xₜ implies. */
  abstract NDArray clean(NDArray x, NDArray y, double t);

  /** The noise that a prediction y at xₜ implies. */
  abstract NDArray noise(NDArray x, NDArray y, double t);

  /**
   * One deterministic step: the implied clean target and noise, mixed as at another time. For {@link #FLOW} this is Euler's step.
   *
   * <p>Source: Song et al. 2020 (DDIM), https://arxiv.org/abs/2010.02502, with η = 0.
   */
  NDArray step(NDArray x, NDArray y, double from, double to) {
    return clean(x, y, from).mul(alpha(to)).add(noise(x, y, from).mul(beta(to)));
  }
}
