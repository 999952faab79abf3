package io.formant.tensor;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** Moves averages toward values, in place. */
public final class Average {

  private Average() {}

  /** {@code averages += weight · (values − averages)} for all pairs. */
  public static void lerp(List<NDArray> averages, List<NDArray> values, double weight) {
    try (Scope scope = Scope.open()) {
      Script.run(scope.manager(), "lerp", averages, values, weight);
    }
  }
}
