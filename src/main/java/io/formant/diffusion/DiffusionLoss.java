package io.formant.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;

/**
 * Weighted mean squared error of predictions at random times: t uniform in [0, 1) and ε standard normal, one each an item.
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
    int items = condition.items();
    float[] times = new float[items];
    float[] alphas = new float[items];
    float[] betas = new float[items];
    float[] scales = new float[items];
    for (int i = 0; i < items; i++) {
      double t = random.uniform();
      times[i] = (float) t;
      alphas[i] = (float) objective.alpha(t);
      betas[i] = (float) objective.beta(t);
      scales[i] = (float) Math.sqrt(objective.weight(t));
    }
    NDArray alpha = scope.from(alphas, items, 1, 1);
    NDArray beta = scope.from(betas, items, 1, 1);
    Condition kept = dropout.apply(condition, random, scope);
    NDArray noise =
        Kernels.masked(scope.normal(random, clean.getShape().getShape()), condition.mask());
    NDArray noisy = clean.mul(alpha).add(noise.mul(beta));
    NDArray target = objective.target(clean, noise, alpha, beta);
    NDArray prediction = denoiser.predict(noisy, scope.from(times, items), kept);
    NDArray scale = scope.from(scales, items, 1, 1);
    return Kernels.meanSquareError(prediction.mul(scale), target.mul(scale), condition.mask());
  }
}
