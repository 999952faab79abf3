package io.formant.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import java.util.ArrayList;
import java.util.List;

/** How a sampler goes from one time to the next: solvers of the probability-flow equation dx/dt = α̇·x₀ + β̇·ε. */
public enum Solver {

  /**
   * The estimated x₀ and ε, mixed as at the next time. For rectified flow this is Euler's method.
   *
   * <p>Source: Song, Meng & Ermon 2020 (DDIM), https://arxiv.org/abs/2010.02502, with η = 0.
   */
  DDIM {
    @Override
    NDArray next(Step step) {
      return step.arriveBy(step.now());
    }
  },

  /**
   * Heun's method in σ, where dx̄/dσ = ε for x̄ = x/α: ε is the mean of those at both ends of the step. The steps from pure noise,
   * where σ is infinite, and to clean are those of {@link #DDIM}.
   *
   * <p>Source: Karras et al. 2022, algorithm 1, https://arxiv.org/abs/2206.00364.
   */
  HEUN {
    @Override
    NDArray next(Step step) {
      NDArray trial = step.arriveBy(step.now());
      if (step.from() == 1 || step.to() == 0) {
        return trial;
      }
      NoisePath path = step.path();
      NDArray ahead = step.network().apply(trial, step.to()).noise();
      NDArray mean = Kernels.blend(0.5, step.now().noise(), 0.5, ahead);
      double slope = path.sigma(step.to()) - path.sigma(step.from());
      double alpha = path.alpha(step.to());
      return Kernels.blend(alpha / path.alpha(step.from()), step.x(), alpha * slope, mean);
    }

    @Override
    List<Double> visits(List<Double> times) {
      List<Double> visits = new ArrayList<>(DDIM.visits(times));
      visits.addAll(times.subList(2, Math.max(2, times.size() - 1)));
      return visits;
    }
  },

  /**
   * The second-order multistep solver: x₀ as a line in λ = ln(α/β) through this estimate and the one before. The first step, and
   * the last one to clean, are of first order; that from pure noise is infinitely long, and so is the memory of it.
   *
   * <p>Source: Lu et al. 2022 (DPM-Solver++), algorithm 2, https://arxiv.org/abs/2211.01095.
   */
  DPM_PLUS_PLUS_2M {
    @Override
    NDArray next(Step step) {
      NoisePath path = step.path();
      NDArray clean = step.now().clean();
      NDArray before = step.before();
      if (before != null && step.to() > 0) {
        double h = path.lambda(step.to()) - path.lambda(step.from());
        double hBefore = path.lambda(step.from()) - path.lambda(step.timeBefore());
        double ahead = h / (2 * hBefore);
        clean = Kernels.blend(1 + ahead, clean, -ahead, before);
      }
      double kept = path.beta(step.to()) / path.beta(step.from());
      double gained = path.alpha(step.to()) - kept * path.alpha(step.from());
      return Kernels.blend(kept, step.x(), gained, clean);
    }

    @Override
    public String toString() {
      return "DPM++2M";
    }
  };

  /** The noisy targets at the end of the step. */
  abstract NDArray next(Step step);

  /** The times at which a sampling asks the network, in no order. */
  List<Double> visits(List<Double> times) {
    return times.subList(0, times.size() - 1);
  }
}
