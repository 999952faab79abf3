package io.formant.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The image-to-image Schrödinger bridge I²SB: diffusion not from noise but from a sample x₁ of another kind to its counterpart x₀.
 * Steps count from 0, clean, to N − 1. Variances s² gather from the clean end, s′² from the other.
 *
 * <p>Source: Liu et al. 2023, https://arxiv.org/abs/2302.05872; equations by its numbers.
 */
public final class Bridge {

  private static final double BETA_MIN = 1e-4;

  private final double[] betas;
  private final double[] forward;
  private final double[] backward;

  private Bridge(double[] betas) {
    this.betas = betas;
    int steps = betas.length;
    forward = new double[steps];
    backward = new double[steps];
    double sum = 0;
    double rest = 0;
    for (int n = 0; n < steps; n++) {
      sum += betas[n];
      rest += betas[steps - 1 - n];
      forward[n] = sum;
      backward[steps - 1 - n] = rest;
    }
  }

  /**
   * The paper's symmetric schedule: √β rises evenly, and falls again in the second half.
   *
   * @param steps N, even
   * @param betaMax N times the β that the rise would end at, if it went on
   */
  public static Bridge symmetric(int steps, double betaMax) {
    if (steps < 2 || steps % 2 != 0 || !(betaMax > 0)) {
      throw new IllegalArgumentException("steps " + steps + ", greatest beta " + betaMax
          + ": expected an even number of steps and a positive beta");
    }
    double low = Math.sqrt(BETA_MIN);
    double high = Math.sqrt(betaMax / steps);
    double[] betas = new double[steps];
    for (int n = 0; n < steps / 2; n++) {
      double root = low + (high - low) * n / (steps - 1);
      betas[n] = root * root;
      betas[steps - 1 - n] = betas[n];
    }
    return new Bridge(betas);
  }

  /** N. */
  public int steps() {
    return betas.length;
  }

  /** A step as a part of all of them, 0 to 1. */
  public double time(int step) {
    return (double) step / (steps() - 1);
  }

  /** β of each step. */
  public double[] betas() {
    return betas.clone();
  }

  /** s, the deviation from x₀ that has gathered at a step. */
  public double deviation(int step) {
    return Math.sqrt(forward[step]);
  }

  /** s′, the deviation from x₁ that has gathered at a step, counted from the other end. */
  public double deviationBack(int step) {
    return Math.sqrt(backward[step]);
  }

  /** The weight of x₀ in the mean at a step, s′² / (s² + s′²); that of x₁ is the rest. */
  public double weight(int step) {
    return backward[step] / (forward[step] + backward[step]);
  }

  /** The deviation of the bridge at a step, from its mean between x₀ and x₁. */
  public double bridgeDeviation(int step) {
    return Math.sqrt(forward[step] * weight(step));
  }

  /**
   * A sample between both ends, equation 11.
   *
   * @param steps one an item
   * @param noise standard normal; null for the mean alone, which is where the optimal-transport ODE passes
   */
  public NDArray between(
      int[] steps, NDArray clean, NDArray source, @Nullable NDArray noise, Scope scope) {
    NDArray mean = clean
        .mul(each(steps, this::weight, clean, scope))
        .add(source.mul(each(steps, step -> 1 - weight(step), clean, scope)));
    return noise == null
        ? mean
        : mean.add(noise.mul(each(steps, this::bridgeDeviation, clean, scope)));
  }

  /** What the network is to predict at xₜ: (xₜ − x₀) / s, equation 12. */
  public NDArray target(int[] steps, NDArray x, NDArray clean, Scope scope) {
    return x.sub(clean).div(each(steps, this::deviation, x, scope));
  }

  /** The clean target that a prediction implies: xₜ − s·y. */
  public NDArray clean(int[] steps, NDArray x, NDArray y, Scope scope) {
    return x.sub(y.mul(each(steps, this::deviation, x, scope)));
  }

  /**
   * A sample at an earlier step given one at a later step and the clean target, equation 4.
   *
   * @param to the earlier step
   * @param from the later step
   * @param noise standard normal; null for the mean alone
   */
  public NDArray posterior(int to, int from, NDArray x, NDArray clean, @Nullable NDArray noise) {
    if (!(0 <= to && to < from && from < steps())) {
      throw new IllegalArgumentException("a step from " + from + " to " + to
          + ", expected to an earlier one, both among 0 … " + (steps() - 1));
    }
    double between = forward[from] - forward[to];
    double kept = forward[to] / forward[from];
    NDArray mean = Kernels.blend(between / forward[from], clean, kept, x);
    return noise == null ? mean : Kernels.blend(1, mean, Math.sqrt(kept * between), noise);
  }

  /** The steps that a sampling with so many network evaluations visits: evenly spaced from 0 to N − 1, evaluations + 1 of them. */
  public List<Integer> visits(int evaluations) {
    if (evaluations < 1 || evaluations >= steps()) {
      throw new IllegalArgumentException(
          evaluations + " evaluations, expected 1 to " + (steps() - 1));
    }
    double stride = (double) (steps() - 1) / evaluations;
    List<Integer> visits = new ArrayList<>();
    double at = 0;
    for (int i = 0; i <= evaluations; i++, at += stride) {
      visits.add((int) Math.rint(at));
    }
    return visits;
  }

  /**
   * A sampling, with the states it went through.
   *
   * @param states after each step, in the order of time: the last is the sample
   * @param cleans the clean target as estimated before each step
   */
  public record Crossing(List<NDArray> states, List<NDArray> cleans) {

    public NDArray sample() {
      return states.get(states.size() - 1);
    }
  }

  /**
   * Crosses the bridge from x₁ to x₀.
   *
   * @param network is given the integer step as time
   * @param evaluations of the network
   * @param keep what to make of each estimate of the clean target, such as clipping it
   * @param noise for every step but the last; null for the deterministic optimal-transport ODE
   * @param scope where the result will live
   */
  public Crossing cross(
      Predictor network,
      NDArray source,
      int evaluations,
      UnaryOperator<NDArray> keep,
      @Nullable Noise noise,
      Scope scope) {
    List<Integer> visits = visits(evaluations);
    List<NDArray> states = new ArrayList<>();
    List<NDArray> cleans = new ArrayList<>();
    NDArray x = source;
    for (int i = evaluations; i > 0; i--) {
      try (Scope step = Scope.open()) {
        NDArray view = step.view(x);
        int[] at = new int[Math.toIntExact(view.getShape().get(0))];
        Arrays.fill(at, visits.get(i));
        NDArray y = network.predict(view, visits.get(i), step);
        NDArray clean = keep.apply(clean(at, view, y, step));
        NDArray drawn =
            noise == null || i == 1 ? null : noise.next(step, view.getShape().getShape());
        x = scope.adopt(posterior(visits.get(i - 1), visits.get(i), view, clean, drawn));
        states.add(x);
        cleans.add(scope.view(clean));
      }
    }
    return new Crossing(states, cleans);
  }

  /** A number of the step of each item, (B, 1, …). */
  private static NDArray each(int[] steps, IntToDoubleFunction table, NDArray like, Scope scope) {
    float[] values = new float[steps.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) table.applyAsDouble(steps[i]);
    }
    long[] shape = new long[like.getShape().dimension()];
    Arrays.fill(shape, 1);
    shape[0] = steps.length;
    return scope.from(values, shape);
  }
}
