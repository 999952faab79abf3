package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import org.jspecify.annotations.Nullable;

/** Transposed convolution over frames or pictures: every frame becomes {@code stride} frames, overlapping where it is wider. */
public final class ConvTranspose {

  private final NDArray weight;
  private final @Nullable NDArray bias;
  private final int stride;
  private final int padding;

  /**
   * Weight and bias uniform within 1/√(outputs·width^dimensions).
   *
   * @param dimensions 1 for frames (B, L, C), 2 for pictures (B, H, W, C)
   */
  public ConvTranspose(
      Namespace names,
      int dimensions,
      int inputs,
      int outputs,
      int width,
      int stride,
      int padding,
      boolean biased) {
    double bound = 1 / Math.sqrt(outputs * Math.pow(width, dimensions));
    weight = names.uniform("weight", bound, Conv.kernel(dimensions, inputs, outputs, width));
    bias = biased ? names.uniform("bias", bound, outputs) : null;
    this.stride = stride;
    this.padding = padding;
  }

  /** x (B, L, inputs); result (B, (L − 1)·stride − 2·padding + width, outputs). */
  public NDArray apply(NDArray x) {
    return Kernels.convTranspose(x, weight, bias, stride, padding);
  }
}
