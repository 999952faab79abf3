package io.formant.diffusion.conditional;

import ai.djl.ndarray.NDArray;

/**
 * What a sampler made.
 *
 * @param target (B, F, M)
 * @param evaluations network evaluations of an item, every guidance pass and solver stage counted
 */
public record Sample(NDArray target, int evaluations) {}
