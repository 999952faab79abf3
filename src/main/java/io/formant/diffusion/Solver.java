package io.formant.diffusion;

import ai.djl.ndarray.NDArray;
import java.util.function.BiFunction;

/** How a sampler goes from one time to the next. */
public enum Solver {

  /** One prediction a step; for rectified flow this is Euler's method. */
  DDIM {
    @Override
    NDArray step(
        Objective objective,
        NDArray x,
        double from,
        double to,
        BiFunction<NDArray, Double, NDArray> predict) {
      return objective.step(x, predict.apply(x, from), from, to);
    }

    @Override
    int predictions(int steps) {
      return steps;
    }
  },

  /**
   * Heun's method: the mean of the predictions at both ends, but for the last step.
   *
   * <p>Source: Karras et al. 2022, algorithm 1, https://arxiv.org/abs/2206.00364.
   */
  HEUN {
    @Override
    NDArray step(
        Objective objective,
        NDArray x,
        double from,
        double to,
        BiFunction<NDArray, Double, NDArray> predict) {
      NDArray first = predict.apply(x, from);
      NDArray trial = objective.step(x, first, from, to);
      if (to == 0) {
        return trial;
      }
      NDArray mean = first.add(predict.apply(trial, to)).mul(0.5);
      return objective.step(x, mean, from, to);
    }

    @Override
    int predictions(int steps) {
      return 2 * steps - 1;
    }
  };

  /**
   * One step.
   *
   * @param predict guided prediction at a noisy target and time
   */
  abstract NDArray step(
      Objective objective,
      NDArray x,
      double from,
      double to,
      BiFunction<NDArray, Double, NDArray> predict);

  /** Guided predictions of a whole sampling. */
  abstract int predictions(int steps);
}
