package io.formant.model.vits;

import ai.djl.ndarray.NDArray;

/**
 * The latent of a recording.
 *
 * @param latent drawn from the distribution, (B, F, C)
 * @param mean (B, F, C)
 * @param logDeviation (B, F, C)
 * @param mask (B, F)
 */
public record Posterior(NDArray latent, NDArray mean, NDArray logDeviation, NDArray mask) {}
