package io.formant.diffusion.conditional;

import ai.djl.ndarray.NDArray;
import io.formant.diffusion.Bridge;
import io.formant.tensor.Kernels;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;

/**
 * Mean squared error of what a network predicts between a source and its clean counterpart, at a random step an item.
 *
 * @param bridge between the two
 * @param dropout how often conditions are dropped
 */
public record BridgeLoss(Bridge bridge, Dropout dropout) {

  /**
   * The loss of a batch, over valid frames. The network is told the step as a part of all steps.
   *
   * @param clean target, (B, F, M); padded frames are 0
   * @param source where sampling starts, (B, F, M); padded frames are 0
   * @param random draws steps, noise and dropped conditions
   * @return a scalar
   */
  public NDArray at(
      Denoiser denoiser,
      NDArray clean,
      NDArray source,
      Condition condition,
      RandomStream random,
      Scope scope) {
    int[] steps = new int[condition.items()];
    float[] times = new float[steps.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = random.below(bridge.steps());
      times[i] = (float) bridge.time(steps[i]);
    }
    NDArray noise = scope.normal(random, clean.getShape().getShape());
    NDArray mask = condition.mask();
    NDArray x = Kernels.masked(bridge.between(steps, clean, source, noise, scope), mask);
    Condition kept = dropout.apply(condition, random, scope);
    NDArray y = denoiser.predict(x, scope.from(times, times.length), kept);
    return Kernels.meanSquareError(y, bridge.target(steps, x, clean, scope), mask);
  }
}
