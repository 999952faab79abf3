package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;

/** Convolution over pictures, such as a mel spectrogram with one channel. */
public final class Conv2d {

  private final NDArray weight;
  private final NDArray bias;
  private final int stride;
  private final int padding;

  /** A square kernel; weight and bias uniform within 1/√(inputs·width²). */
  public Conv2d(Namespace names, int inputs, int outputs, int width, int stride, int padding) {
    double bound = 1 / (Math.sqrt(inputs) * width);
    weight = names.uniform("weight", bound, outputs, inputs, width, width);
    bias = names.uniform("bias", bound, outputs);
    this.stride = stride;
    this.padding = padding;
  }

  /** x (B, height, width, inputs); result (B, height′, width′, outputs). */
  public NDArray apply(NDArray x) {
    return Kernels.conv2d(x, weight, bias, stride, padding);
  }
}
