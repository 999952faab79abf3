package io.formant.tensor;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * One step of Adam with decoupled weight decay on all parameters at once.
 *
 * <p>Source: Loshchilov & Hutter 2019, https://arxiv.org/abs/1711.05101.
 *
 * @param beta1 decay of the mean of gradients
 * @param beta2 decay of the mean of squared gradients
 * @param epsilon added to the root of the mean square
 * @param weightDecay part of a parameter taken off at each step, times the rate
 */
public record AdamW(double beta1, double beta2, double epsilon, double weightDecay) {

  public AdamW {
    if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
      throw new IllegalArgumentException(
          "betas are " + beta1 + " and " + beta2 + ", expected [0, 1)");
    }
    if (!(epsilon > 0 && weightDecay >= 0)) {
      throw new IllegalArgumentException("epsilon is " + epsilon + ", weight decay " + weightDecay
          + ", expected positive and not negative");
    }
  }

  /**
   * Updates parameters and moments in place.
   *
   * @param step 1 for the first update
   */
  public void update(
      List<NDArray> parameters,
      List<NDArray> gradients,
      List<NDArray> means,
      List<NDArray> squares,
      long step,
      double rate) {
    try (Scope scope = Scope.open()) {
      NDArray count = scope.full((float) step);
      Script.run(
          scope.manager(),
          "adamw",
          parameters,
          gradients,
          means,
          squares,
          count,
          rate,
          beta1,
          beta2,
          epsilon,
          weightDecay);
    }
  }
}
