package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;

/** A learned row for each of a number of things. */
public final class Embedding {

  private final NDArray weight;

  /** Rows start as standard normals. */
  public Embedding(Namespace names, int rows, int width) {
    weight = names.normal("weight", 1, rows, width);
  }

  /** ids int64 (…); result (…, width). */
  public NDArray apply(NDArray ids) {
    return Kernels.embedding(ids, weight);
  }
}
