package io.formant.train;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;

/** What a training minimises. */
@FunctionalInterface
public interface LossFunction {

  /**
   * The loss of one batch. Whatever is random in it must be drawn from seeds split by the batch's number.
   *
   * @param batch running number of the batch, from 0; the step's number when a step has one batch
   * @param scope where to make arrays; it records gradients, and is freed after the step
   * @return a scalar
   */
  NDArray at(long batch, Scope scope);
}
