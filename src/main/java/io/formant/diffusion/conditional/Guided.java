package io.formant.diffusion.conditional;

import ai.djl.ndarray.NDArray;
import io.formant.diffusion.Predictor;
import io.formant.tensor.Scope;

/** A denoiser under conditions and guidance: all passes of a prediction run as one batch. It counts how often it was asked. */
final class Guided implements Predictor {

  private final Denoiser denoiser;
  private final Guidance guidance;
  private final Guidance alone;
  private final Guidance.Interval interval;
  private final Condition whole;
  private final Condition single;
  private int evaluations;

  /**
   * @param interval the times at which guidance is on; at others the prediction is the conditional one
   * @param scope of the sampling
   */
  Guided(
      Denoiser denoiser,
      Condition condition,
      Guidance guidance,
      Guidance.Interval interval,
      Scope scope) {
    this.denoiser = denoiser;
    this.guidance = guidance;
    this.interval = interval;
    alone = guidance.alone();
    whole = condition.in(scope).forPasses(guidance.passes(), scope);
    single = condition.in(scope).forPasses(alone.passes(), scope);
  }

  @Override
  public NDArray predict(NDArray x, double time, Scope scope) {
    return interval.holds(time)
        ? predict(x, time, guidance, whole, scope)
        : predict(x, time, alone, single, scope);
  }

  private NDArray predict(NDArray x, double time, Guidance by, Condition condition, Scope scope) {
    int passes = by.evaluations();
    evaluations += passes;
    NDArray times = scope.full((float) time, condition.items());
    return by.combine(denoiser.predict(Condition.repeat(x, passes), times, condition.in(scope)));
  }

  /** Network evaluations of an item so far, every guidance pass counted. */
  int evaluations() {
    return evaluations;
  }
}
