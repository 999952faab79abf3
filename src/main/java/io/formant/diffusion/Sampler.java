package io.formant.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Scope;
import java.util.List;

/**
 * Turns noise into samples: from time 1 to 0, each step a guided prediction of which all passes run as one batch.
 *
 * @param objective what the network predicts
 * @param solver how steps are made
 * @param schedule which times they visit
 */
public record Sampler(Objective objective, Solver solver, Schedule schedule) {

  /** Network evaluations of an item. */
  public int evaluations(Guidance guidance) {
    return solver.predictions(schedule.steps()) * guidance.evaluations();
  }

  /**
   * Samples a batch; deterministic, so the noise decides. Its padded frames are set to 0.
   *
   * @param noise standard normal, (B, F, M)
   * @param scope where the sample will live
   */
  public Sample sample(
      Denoiser denoiser, Condition condition, Guidance guidance, NDArray noise, Scope scope) {
    try (Scope all = Scope.open()) {
      Guided guided =
          new Guided(denoiser, condition.in(all).forPasses(guidance.passes(), all), guidance);
      NDArray x = Kernels.masked(all.view(noise), condition.mask());
      List<Double> times = schedule.times();
      for (int i = 0; i + 1 < times.size(); i++) {
        x = step(guided, x, times.get(i), times.get(i + 1), all);
      }
      return new Sample(scope.adopt(x), guided.evaluations);
    }
  }

  private NDArray step(Guided guided, NDArray x, double from, double to, Scope all) {
    try (Scope step = Scope.open();
        x) {
      return all.adopt(solver.step(
          objective, step.view(x), from, to, (at, time) -> guided.predict(at, time, step)));
    }
  }

  /** A denoiser under guidance, and how often it was asked. */
  private static final class Guided {
    private final Denoiser denoiser;
    private final Condition condition;
    private final Guidance guidance;
    private int evaluations;

    Guided(Denoiser denoiser, Condition condition, Guidance guidance) {
      this.denoiser = denoiser;
      this.condition = condition;
      this.guidance = guidance;
    }

    NDArray predict(NDArray x, double time, Scope scope) {
      int passes = guidance.evaluations();
      evaluations += passes;
      NDArray times = scope.full((float) time, condition.items());
      return guidance.combine(
          denoiser.predict(Condition.repeat(x, passes), times, condition.in(scope)));
    }
  }
}
