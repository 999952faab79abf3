package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;

/** Every frame repeated, then a convolution of width 3. */
public final class Upsample {

  private static final int WIDTH = 3;

  private final NDArray weight;
  private final NDArray bias;
  private final int factor;

  public Upsample(Namespace names, int inputs, int outputs, int factor) {
    double bound = 1 / Math.sqrt((double) inputs * WIDTH);
    weight = names.uniform("weight", bound, outputs, inputs, WIDTH);
    bias = names.uniform("bias", bound, outputs);
    this.factor = factor;
  }

  /** x (B, F, inputs); result (B, F · factor, outputs). */
  public NDArray apply(NDArray x) {
    return Kernels.upsample(x, weight, bias, factor);
  }
}
