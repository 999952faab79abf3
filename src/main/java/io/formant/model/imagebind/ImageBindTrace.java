package io.formant.model.imagebind;

import ai.djl.ndarray.NDArray;

/**
 * What an {@link ImageBindAudio} makes of cuts on its way.
 *
 * @param tokens class token and patches with their positions, (B·S, 1 + N, C)
 * @param trunk the class token after all blocks, (B·S, C)
 * @param head vectors before they get their length, (B·S, E)
 * @param embedding (B, E)
 */
public record ImageBindTrace(NDArray tokens, NDArray trunk, NDArray head, NDArray embedding) {}
