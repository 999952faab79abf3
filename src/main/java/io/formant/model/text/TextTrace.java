package io.formant.model.text;

import ai.djl.ndarray.NDArray;

/**
 * What becomes of sentences on the way.
 *
 * @param hidden tokens after the last block, (B, S, C)
 * @param sentence what stands for the whole sentence, (B, C)
 * @param projection into the space that sound and text share, (B, E)
 * @param embedding as the model compares it, (B, E)
 */
public record TextTrace(NDArray hidden, NDArray sentence, NDArray projection, NDArray embedding) {}
