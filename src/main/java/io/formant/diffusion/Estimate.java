package io.formant.diffusion;

import ai.djl.ndarray.NDArray;

/**
 * What a prediction tells of a noisy target.
 *
 * @param clean x₀, thresholded where the sampler does so
 * @param noise ε, so that xₜ = α·x₀ + β·ε
 */
record Estimate(NDArray clean, NDArray noise) {}
