package io.formant.loss;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;
import org.jspecify.annotations.Nullable;

/** What a predicted clean target costs. */
@FunctionalInterface
public interface TargetLoss {

  /**
   * The loss of a batch.
   *
   * @param predicted (B, F, M)
   * @param clean (B, F, M), not differentiated
   * @param mask (B, F), 1 on valid frames; null if all are
   * @param scope where to make arrays
   * @return a scalar
   */
  NDArray at(NDArray predicted, NDArray clean, @Nullable NDArray mask, Scope scope);
}
