package io.formant.diffusion;

import ai.djl.ndarray.NDArray;

/**
 * How noisy a target is: xₜ = α·x₀ + β·ε. Both numbers broadcast against the targets of a batch.
 *
 * @param alpha part of the clean target
 * @param beta part of the noise
 */
public record Level(NDArray alpha, NDArray beta) {

  /** α·x₀ + β·ε. */
  public NDArray mix(NDArray clean, NDArray noise) {
    return clean.mul(alpha).add(noise.mul(beta));
  }
}
