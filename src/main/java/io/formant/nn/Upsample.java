package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Blocks;
import io.formant.tensor.Namespace;

/** Every frame repeated, then a convolution of odd width. */
public final class Upsample {

  private final NDArray weight;
  private final NDArray bias;
  private final int factor;

  /**
   * @param dimensions 1 for frames (B, L, C), 2 for pictures (B, H, W, C), which grow along both axes
   */
  public Upsample(Namespace names, int dimensions, int inputs, int outputs, int factor, int width) {
    if (width % 2 == 0) {
      throw new IllegalArgumentException("width is " + width + ", expected an odd number");
    }
    double bound = 1 / Math.sqrt(inputs * Math.pow(width, dimensions));
    weight = names.uniform("weight", bound, Conv.kernel(dimensions, outputs, inputs, width));
    bias = names.uniform("bias", bound, outputs);
    this.factor = factor;
  }

  /** x (B, L, inputs); result (B, L · factor, outputs). */
  public NDArray apply(NDArray x) {
    return Blocks.upsample(x, weight, bias, factor);
  }
}
