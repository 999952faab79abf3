package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;

/** Normalises the last axis, then scales and shifts it. */
public final class LayerNorm {

  private final NDArray weight;
  private final NDArray bias;

  public LayerNorm(Namespace names, int channels) {
    weight = names.ones("weight", channels);
    bias = names.zeros("bias", channels);
  }

  /** x (…, channels), same shape out. */
  public NDArray apply(NDArray x) {
    return Kernels.layerNorm(x, weight, bias);
  }
}
