package io.formant.diffusion.conditional;

import ai.djl.ndarray.NDArray;

/** A network that predicts an {@link io.formant.diffusion.Objective}'s target from a noisy one. */
@FunctionalInterface
public interface Denoiser {

  /**
   * One prediction.
   *
   * @param x noisy target, (B, F, M)
   * @param time (B) in [0, 1], 1 is pure noise
   * @param condition what to make and how
   * @return (B, F, M)
   */
  NDArray predict(NDArray x, NDArray time, Condition condition);
}
