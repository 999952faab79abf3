package io.formant.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns noise into samples, from time 1 to 0. Deterministic, so the noise decides.
 *
 * @param objective what the network predicts
 * @param solver how steps are made
 * @param schedule which times they visit
 * @param threshold what keeps clean targets in range; null for nothing
 */
public record Sampler(
    Objective objective,
    Solver solver,
    Schedule schedule,
    @Nullable Threshold threshold) {

  /** Without a threshold. */
  public Sampler(Objective objective, Solver solver, Schedule schedule) {
    this(objective, solver, schedule, null);
  }

  /** The times at which a sampling asks the network, in no order. */
  public List<Double> visits() {
    return solver.visits(times());
  }

  private List<Double> times() {
    return schedule.times().stream().map(t -> Math.min(t, objective.latest())).toList();
  }

  /**
   * Samples a batch.
   *
   * @param noise standard normal, (B, …); 0 where there is padding
   * @param mask (B, F), 1 on valid frames, for the threshold; null if all are
   * @param scope where the sample will live
   */
  public NDArray sample(Predictor network, NDArray noise, @Nullable NDArray mask, Scope scope) {
    return sample(network, noise, mask, x -> {}, scope);
  }

  /**
   * The same, watched.
   *
   * @param watcher is shown the noise, and the state after each step; it must not keep the array
   */
  public NDArray sample(
      Predictor network,
      NDArray noise,
      @Nullable NDArray mask,
      Consumer<NDArray> watcher,
      Scope scope) {
    List<Double> times = times();
    try (Scope all = Scope.open()) {
      Walk walk = new Walk(network, mask, all.view(noise), all);
      watcher.accept(walk.x);
      for (int i = 0; i + 1 < times.size(); i++) {
        walk.step(times.get(i), times.get(i + 1));
        watcher.accept(walk.x);
      }
      return scope.adopt(walk.x);
    }
  }

  /** Where a sampling stands. */
  private final class Walk {
    private final Predictor network;
    private final @Nullable NDArray mask;
    private final Scope all;
    private NDArray x;
    private @Nullable NDArray before;
    private double timeBefore;

    Walk(Predictor network, @Nullable NDArray mask, NDArray x, Scope all) {
      this.network = network;
      this.mask = mask;
      this.x = x;
      this.all = all;
    }

    void step(double from, double to) {
      if (from == to) {
        return;
      }
      try (Scope scope = Scope.open();
          NDArray here = x;
          NDArray past = before) {
        NDArray view = scope.view(here);
        Estimate now = estimate(view, from, scope);
        Step step = new Step(
            objective.path(),
            view,
            now,
            from,
            to,
            past == null ? null : scope.view(past),
            timeBefore,
            (at, time) -> estimate(at, time, scope),
            scope);
        x = all.adopt(solver.next(step));
        before = all.view(now.clean());
        timeBefore = from;
      }
    }

    private Estimate estimate(NDArray at, double time, Scope scope) {
      NDArray y = network.predict(at, time, scope);
      Level level = objective.path().at(time, scope);
      NDArray clean = objective.clean(at, y, level);
      if (threshold == null) {
        return new Estimate(clean, objective.noise(at, y, level));
      }
      NDArray kept = threshold.apply(clean, mask);
      return new Estimate(kept, at.sub(kept.mul(level.alpha())).div(level.beta()));
    }
  }
}
