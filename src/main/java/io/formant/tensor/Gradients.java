package io.formant.tensor;

import ai.djl.ndarray.NDArray;
import java.util.Collection;
import java.util.List;

/** Gradients of a loss with respect to parameters, in the parameters' order. */
public final class Gradients {

  private Gradients() {}

  /**
   * Back-propagates a scalar that was computed in a recording scope; its graph is used up. A parameter that it does not depend on
   * has a gradient of zeros.
   */
  public static List<NDArray> of(NDArray loss, Collection<NDArray> parameters) {
    return Script.runList(loss.getManager(), "gradients", loss, List.copyOf(parameters));
  }

  /** Gradients with respect to all parameters. */
  public static List<NDArray> of(NDArray loss, Parameters parameters) {
    return of(loss, parameters.arrays().values());
  }

  /** Scales gradients in place so that their common 2-norm is at most {@code limit}; returns the norm before. */
  public static NDArray clip(List<NDArray> gradients, double limit) {
    try (Scope scope = Scope.open()) {
      NDArray norm = Script.run(scope.manager(), "clip", gradients, limit);
      norm.attach(gradients.get(0).getManager());
      return norm;
    }
  }

  /** Adds {@code weight} times the gradients to {@code total}, in place. */
  public static void accumulate(List<NDArray> total, List<NDArray> gradients, double weight) {
    Script.run(gradients.get(0).getManager(), "accumulate", total, gradients, weight)
        .close();
  }

  /** Multiplies gradients by a factor, in place. */
  public static void scale(List<NDArray> gradients, double factor) {
    try (Scope scope = Scope.open()) {
      Script.run(scope.manager(), "scale", gradients, factor);
    }
  }
}
