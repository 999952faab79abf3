package io.formant.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;
import java.util.List;

/**
 * Fills gaps: a DDIM sampling in which what is known is put back, noisy, after every step. Each step is made several times, all but
 * the last of them back to its own noise level, so that what is filled in gets in tune with what is known.
 *
 * <p>Sources: Lugmayr et al. 2022 (RePaint), https://arxiv.org/abs/2201.09865; as in audio-diffusion-pytorch's {@code VInpainter},
 * https://github.com/archinetai/audio-diffusion-pytorch.
 *
 * @param objective what the network predicts
 * @param schedule which times are visited
 * @param resamples how often each step is made, at least 1
 */
public record Inpainter(Objective objective, Schedule schedule, int resamples) {

  public Inpainter {
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples is " + resamples + ", expected at least 1");
    }
  }

  /**
   * Fills the gaps of a batch.
   *
   * @param source what is known, (B, …); anything in the gaps
   * @param known 1 where the source is kept, 0 in the gaps, broadcast against the source
   * @param start standard normal, (B, …)
   * @param noise for the source, drawn once each time a step is made
   * @param scope where the result will live
   */
  public NDArray fill(
      Predictor network, NDArray source, NDArray known, NDArray start, Noise noise, Scope scope) {
    List<Double> times = schedule.times();
    NDArray x = scope.view(start);
    for (int i = 0; i + 1 < times.size(); i++) {
      for (int again = resamples - 1; again >= 0; again--) {
        double from = Math.min(times.get(i), objective.latest());
        double to = again > 0 ? from : times.get(i + 1);
        try (Scope step = Scope.open();
            NDArray here = x) {
          NDArray made = step(network, step.view(here), from, to, step);
          NDArray drawn = noise.next(step, source.getShape().getShape());
          NDArray given = objective.path().at(to, step).mix(step.view(source), drawn);
          x = scope.adopt(made.add(given.sub(made).mul(known)));
        }
      }
    }
    return x;
  }

  private NDArray step(Predictor network, NDArray x, double from, double to, Scope scope) {
    NDArray y = network.predict(x, from, scope);
    Level at = objective.path().at(from, scope);
    NDArray clean = objective.clean(x, y, at);
    return objective.path().at(to, scope).mix(clean, objective.noise(x, y, at));
  }
}
