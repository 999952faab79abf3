package io.formant.model.vits;

import ai.djl.ndarray.NDArray;

/**
 * What the text lets expect of the latent, token by token.
 *
 * @param hidden of the text encoder, (B, S, H)
 * @param mean (B, S, C)
 * @param logDeviation (B, S, C)
 * @param mask (B, S)
 */
public record Prior(NDArray hidden, NDArray mean, NDArray logDeviation, NDArray mask) {}
