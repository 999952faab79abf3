package io.formant.model.text;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Namespace;
import java.util.List;

/** Pairs of weight and bias under the names of PyTorch's layers, waiting for the values of a file. */
final class Maps {

  private Maps() {}

  /** An affine map: weight (outputs, inputs), bias (outputs). */
  static List<NDArray> linear(Namespace names, long inputs, long outputs) {
    return List.of(names.zeros("weight", outputs, inputs), names.zeros("bias", outputs));
  }

  /** An affine map whose weight is stored as (inputs, outputs). */
  static List<NDArray> turned(Namespace names, long inputs, long outputs) {
    return List.of(names.zeros("weight", inputs, outputs), names.zeros("bias", outputs));
  }

  /** A layer norm. */
  static List<NDArray> norm(Namespace names, long channels) {
    return List.of(names.ones("weight", channels), names.zeros("bias", channels));
  }
}
