package io.formant.loss;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Scope;
import org.jspecify.annotations.Nullable;

/** The mean difference over valid frames: {@link #L1} absolute, {@link #L2} squared. */
public enum Difference implements TargetLoss {
  L1 {
    @Override
    public NDArray at(NDArray predicted, NDArray clean, @Nullable NDArray mask, Scope scope) {
      return Kernels.meanAbsoluteError(predicted, clean, mask);
    }
  },
  L2 {
    @Override
    public NDArray at(NDArray predicted, NDArray clean, @Nullable NDArray mask, Scope scope) {
      return Kernels.meanSquareError(predicted, clean, mask);
    }
  }
}
