package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import java.util.Arrays;

/** Convolution over frames or pictures, with a kernel of one width along every axis. */
public final class Conv {

  private final NDArray weight;
  private final NDArray bias;
  private final int stride;
  private final int padding;

  /**
   * Weight and bias uniform within 1/√(inputs·width^dimensions).
   *
   * @param dimensions 1 for frames (B, L, C), 2 for pictures (B, H, W, C)
   */
  public Conv(
      Namespace names,
      int dimensions,
      int inputs,
      int outputs,
      int width,
      int stride,
      int padding) {
    double bound = 1 / Math.sqrt(inputs * Math.pow(width, dimensions));
    weight = names.uniform("weight", bound, kernel(dimensions, outputs, inputs, width));
    bias = names.uniform("bias", bound, outputs);
    this.stride = stride;
    this.padding = padding;
  }

  /** A convolution of odd width that keeps the number of frames. */
  public Conv(Namespace names, int dimensions, int inputs, int outputs, int width) {
    this(names, dimensions, inputs, outputs, width, 1, width / 2);
  }

  /** x (B, …, inputs); result (B, …′, outputs). */
  public NDArray apply(NDArray x) {
    return Kernels.conv(x, weight, bias, stride, padding);
  }

  /** The shape of a weight: (first, second, width) or (first, second, width, width). */
  static long[] kernel(int dimensions, int first, int second, int width) {
    if (dimensions != 1 && dimensions != 2) {
      throw new IllegalArgumentException("dimensions is " + dimensions + ", expected 1 or 2");
    }
    long[] shape = new long[2 + dimensions];
    Arrays.fill(shape, width);
    shape[0] = first;
    shape[1] = second;
    return shape;
  }
}
