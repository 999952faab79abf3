package io.formant.model.unet;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * What every level sees beside the activation.
 *
 * @param features (B, E), of time and style
 * @param context (B, S, E), style tokens
 * @param mask (B, F) at the level's own frame rate
 */
record Conditioning(
    NDArray features, NDArray context, @Nullable NDArray mask) {

  /** The same at a coarser frame rate. */
  Conditioning coarser(int factor) {
    return mask == null || factor == 1
        ? this
        : new Conditioning(features, context, Kernels.poolMask(mask, factor));
  }

  /** The activation with padded frames set to 0. */
  NDArray masked(NDArray x) {
    return mask == null ? x : Kernels.masked(x, mask);
  }
}
