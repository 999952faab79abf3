package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;

/** Normalises the last axis, then scales and shifts it. */
public final class LayerNorm {

  private final NDArray weight;
  private final NDArray bias;
  private final double epsilon;

  /** With ε 1e-5 added to the variance. */
  public LayerNorm(Namespace names, int channels) {
    this(names, channels, 1e-5);
  }

  public LayerNorm(Namespace names, int channels, double epsilon) {
    weight = names.ones("weight", channels);
    bias = names.zeros("bias", channels);
    this.epsilon = epsilon;
  }

  /** x (…, channels), same shape out. */
  public NDArray apply(NDArray x) {
    return Kernels.layerNorm(x, weight, bias, epsilon);
  }
}
