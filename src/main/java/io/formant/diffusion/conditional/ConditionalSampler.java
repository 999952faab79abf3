package io.formant.diffusion.conditional;

import ai.djl.ndarray.NDArray;
import io.formant.diffusion.Bridge;
import io.formant.diffusion.Noise;
import io.formant.diffusion.Sampler;
import io.formant.tensor.Kernels;
import io.formant.tensor.Scope;

/**
 * A sampler whose network is guided.
 *
 * @param sampler the way from noise to samples
 * @param interval when guidance is on
 */
public record ConditionalSampler(Sampler sampler, Guidance.Interval interval) {

  /** With guidance at all times. */
  public ConditionalSampler(Sampler sampler) {
    this(sampler, Guidance.Interval.ALWAYS);
  }

  /** Network evaluations of an item. */
  public int evaluations(Guidance guidance) {
    return sampler.visits().stream()
        .mapToInt(time -> interval.holds(time) ? guidance.evaluations() : 1)
        .sum();
  }

  /**
   * Crosses a bridge from a source, in as many evaluations as there are steps. Padded frames are set to 0.
   *
   * @param source (B, F, M)
   * @param noise for every step but the last
   * @param scope where the sample will live
   * @return (B, F, M)
   */
  public NDArray cross(
      Bridge bridge,
      Denoiser denoiser,
      Condition condition,
      Guidance guidance,
      NDArray source,
      Noise noise,
      Scope scope) {
    try (Scope all = Scope.open()) {
      Guided network = new Guided(denoiser, condition, guidance, interval, all);
      NDArray mask = condition.mask();
      return bridge
          .cross(
              (x, step, inner) -> network.predict(
                  Kernels.masked(x, inner.view(mask)), bridge.time((int) step), inner),
              Kernels.masked(all.view(source), mask),
              sampler.schedule().steps(),
              clean -> clean,
              noise,
              scope)
          .sample();
    }
  }

  /**
   * Samples a batch. Its padded frames are set to 0.
   *
   * @param noise standard normal, (B, F, M)
   * @param scope where the sample will live
   */
  public Sample sample(
      Denoiser denoiser, Condition condition, Guidance guidance, NDArray noise, Scope scope) {
    try (Scope all = Scope.open()) {
      Guided network = new Guided(denoiser, condition, guidance, interval, all);
      NDArray mask = condition.mask();
      NDArray start = Kernels.masked(all.view(noise), mask);
      NDArray target = sampler.sample(network, start, mask, scope);
      return new Sample(target, network.evaluations());
    }
  }
}
