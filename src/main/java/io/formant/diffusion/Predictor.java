package io.formant.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;

/** A network's prediction with everything but the noisy target and the time settled: conditions, guidance. */
@FunctionalInterface
public interface Predictor {

  /**
   * One prediction for a batch at one time.
   *
   * @param x noisy targets, (B, …)
   * @param time in [0, 1], 1 is pure noise; an integer step for a {@link Bridge}
   * @param scope where to make arrays
   * @return the objective's target, in the shape of x
   */
  NDArray predict(NDArray x, double time, Scope scope);

  /** A network that also sees source channels beside the noisy ones, of the same size but for the last axis. */
  static Predictor beside(NDArray source, Predictor network) {
    return (x, time, scope) -> network.predict(x.concat(scope.view(source), -1), time, scope);
  }
}
