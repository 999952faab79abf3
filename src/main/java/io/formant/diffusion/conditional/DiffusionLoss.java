package io.formant.diffusion.conditional;

import ai.djl.ndarray.NDArray;
import io.formant.diffusion.Level;
import io.formant.diffusion.NoisePath;
import io.formant.diffusion.Objective;
import io.formant.tensor.Kernels;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Mean squared error of predictions at random times, weighed as the objective says: t uniform in [0, 1) and ε standard normal,
 * one each an item.
 *
 * @param objective what is predicted
 * @param dropout how often conditions are dropped
 * @param onClean a loss on x₀ to add; null for none
 */
public record DiffusionLoss(
    Objective objective, Dropout dropout, @Nullable OnClean onClean) {

  /** A loss on the clean target that a prediction implies: on audio rather than on velocities. */
  @FunctionalInterface
  public interface OnClean {

    /**
     * The loss of a batch.
     *
     * @param predicted x̂₀, (B, F, M)
     * @param clean x₀, (B, F, M)
     * @param mask (B, F), 1 on valid frames
     * @return a scalar
     */
    NDArray at(NDArray predicted, NDArray clean, NDArray mask);
  }

  /** The error of predictions alone. */
  public DiffusionLoss(Objective objective, Dropout dropout) {
    this(objective, dropout, null);
  }

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
    NoisePath path = objective.path();
    Level level = new Level(each(times, path::alpha, scope), each(times, path::beta, scope));
    NDArray scale = each(times, t -> Math.sqrt(objective.weight(t)), scope);
    Condition kept = dropout.apply(condition, random, scope);
    NDArray mask = condition.mask();
    NDArray noise = Kernels.masked(scope.normal(random, clean.getShape().getShape()), mask);
    NDArray noisy = level.mix(clean, noise);
    NDArray target = objective.target(clean, noise, level);
    NDArray y = denoiser.predict(noisy, each(times, t -> t, scope).reshape(-1), kept);
    NDArray loss = Kernels.meanSquareError(y.mul(scale), target.mul(scale), mask);
    return onClean == null
        ? loss
        : loss.add(onClean.at(objective.clean(noisy, y, level), clean, mask));
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
