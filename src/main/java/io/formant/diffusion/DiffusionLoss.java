package io.formant.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import java.util.function.DoubleUnaryOperator;

/**
 * Mean squared error of predictions at random times, weighed as the objective says: t uniform in [0, 1) and ε standard normal,
 * one each an item.
 *
 * @param objective what is predicted
 * @param dropout how often conditions are dropped
 */
public record DiffusionLoss(Objective objective, Dropout dropout) {

  /**
   * The loss of a batch, over valid frames.
   *
   * @param clean target, (B, F, M); padded frames are 0
   * @param random draws noise, times and dropped conditions
   * @return a scalar
   */
  public NDArray at(
      Denoiser denoiser, NDArray clean, Condition condition, RandomStream random, Scope scope) {
    double[] times = new double[condition.items()];
    for (int i = 0; i < times.length; i++) {
      times[i] = random.uniform();
    }
    NDArray alpha = each(times, objective::alpha, scope);
    NDArray beta = each(times, objective::beta, scope);
    NDArray scale = each(times, t -> Math.sqrt(objective.weight(t)), scope);
    Condition kept = dropout.apply(condition, random, scope);
    NDArray noise =
        Kernels.masked(scope.normal(random, clean.getShape().getShape()), condition.mask());
    NDArray noisy = clean.mul(alpha).add(noise.mul(beta));
    NDArray target = objective.target(clean, noise, alpha, beta);
    NDArray prediction = denoiser.predict(noisy, each(times, t -> t, scope).reshape(-1), kept);
    return Kernels.meanSquareError(prediction.mul(scale), target.mul(scale), condition.mask());
  }

  /** A number made from the time of each item, (B, 1, 1). */
  private static NDArray each(double[] times, DoubleUnaryOperator number, Scope scope) {
    float[] values = new float[times.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) number.applyAsDouble(times[i]);
    }
    return scope.from(values, values.length, 1, 1);
  }
}
