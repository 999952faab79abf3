package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;

/** Convolution over frames. */
public final class Conv1d {

  private final NDArray weight;
  private final NDArray bias;
  private final int stride;
  private final int padding;
  private final int dilation;

  private Conv1d(NDArray weight, NDArray bias, int stride, int padding, int dilation) {
    this.weight = weight;
    this.bias = bias;
    this.stride = stride;
    this.padding = padding;
    this.dilation = dilation;
  }

  /** Weight and bias uniform within 1/√(inputs·width). */
  public Conv1d(
      Namespace names, int inputs, int outputs, int width, int stride, int padding, int dilation) {
    this(
        names.uniform("weight", bound(inputs, width), outputs, inputs, width),
        names.uniform("bias", bound(inputs, width), outputs),
        stride,
        padding,
        dilation);
  }

  /** A convolution of odd width that keeps the number of frames. */
  public Conv1d(Namespace names, int inputs, int outputs, int width) {
    this(names, inputs, outputs, width, 1, width / 2, 1);
  }

  /** A convolution that keeps the number of frames and starts as zero. */
  public static Conv1d zero(Namespace names, int inputs, int outputs, int width) {
    return new Conv1d(
        names.zeros("weight", outputs, inputs, width),
        names.zeros("bias", outputs),
        1,
        width / 2,
        1);
  }

  /** x (B, F, inputs); result (B, F′, outputs). */
  public NDArray apply(NDArray x) {
    return Kernels.conv1d(x, weight, bias, stride, padding, dilation);
  }

  private static double bound(int inputs, int width) {
    return 1 / Math.sqrt((double) inputs * width);
  }
}
