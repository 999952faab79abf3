package io.formant.stages.parity;

import ai.djl.ndarray.NDArray;

/** PyTorch's axes (B, C, …), in which cases come, and those of the activations here, (B, …, C). */
final class Layout {

  private Layout() {}

  /** (B, C, L) to (B, L, C), (B, C, H, W) to (B, H, W, C). */
  static NDArray channelsLast(NDArray x) {
    return x.getShape().dimension() == 3 ? x.transpose(0, 2, 1) : x.transpose(0, 2, 3, 1);
  }

  /** Back again. */
  static NDArray channelsFirst(NDArray x) {
    return x.getShape().dimension() == 3 ? x.transpose(0, 2, 1) : x.transpose(0, 3, 1, 2);
  }
}
