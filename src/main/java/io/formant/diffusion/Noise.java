package io.formant.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;

/** Where a sampler that draws noise on its way takes it from. */
@FunctionalInterface
public interface Noise {

  /** The next array of standard normal numbers. */
  NDArray next(Scope scope, long... shape);

  static Noise of(RandomStream random) {
    return (scope, shape) -> scope.normal(random, shape);
  }
}
