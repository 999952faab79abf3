package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Initial;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import org.jspecify.annotations.Nullable;

/** Affine map of the last axis, {@code x·wᵀ + b}. */
public final class Linear {

  private final NDArray weight;
  private final @Nullable NDArray bias;

  private Linear(NDArray weight, @Nullable NDArray bias) {
    this.weight = weight;
    this.bias = bias;
  }

  /** Weight and bias uniform within 1/√inputs. */
  public Linear(Namespace names, int inputs, int outputs) {
    this(weight(names, inputs, outputs), names.uniform("bias", 1 / Math.sqrt(inputs), outputs));
  }

  /** A map without bias. */
  public static Linear withoutBias(Namespace names, int inputs, int outputs) {
    return new Linear(weight(names, inputs, outputs), null);
  }

  /** A map that starts as zero. */
  public static Linear zero(Namespace names, int inputs, int outputs) {
    return new Linear(names.zeros("weight", outputs, inputs), names.zeros("bias", outputs));
  }

  /** A map whose weight starts in the given way, its bias at zero. */
  public static Linear starting(Namespace names, Initial weight, int inputs, int outputs) {
    return new Linear(names.make("weight", weight, outputs, inputs), names.zeros("bias", outputs));
  }

  /** x (…, inputs); result (…, outputs). */
  public NDArray apply(NDArray x) {
    return Kernels.linear(x, weight, bias);
  }

  private static NDArray weight(Namespace names, int inputs, int outputs) {
    return names.uniform("weight", 1 / Math.sqrt(inputs), outputs, inputs);
  }
}
