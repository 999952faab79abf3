package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Namespace;

/** Convolution whose width and stride are the factor. */
public final class Downsample {

  private final Conv1d conv;

  public Downsample(Namespace names, int inputs, int outputs, int factor) {
    conv = new Conv1d(names, inputs, outputs, factor, factor, 0, 1);
  }

  /** x (B, F, inputs) with F a multiple of the factor; result (B, F / factor, outputs). */
  public NDArray apply(NDArray x) {
    return conv.apply(x);
  }
}
