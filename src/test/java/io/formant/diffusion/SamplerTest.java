package io.formant.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.formant.diffusion.Schedule.Spacing;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SamplerTest {

  private final Scope scope = Scope.open();
  private final NDArray clean = scope.normal(new Seed(1).stream(), 2, 6, 3);
  private final NDArray noise = scope.normal(new Seed(2).stream(), 2, 6, 3);

  @AfterEach
  void free() {
    scope.close();
  }

  static Stream<Arguments> every_way_to_sample() {
    return Stream.of(Objective.values())
        .flatMap(objective -> Stream.of(Solver.values())
            .flatMap(solver -> Stream.of(Spacing.values())
                .map(spacing -> Arguments.of(objective, solver, spacing))));
  }

  @ParameterizedTest
  @MethodSource("every_way_to_sample")
  void a_network_that_knows_the_target_is_sampled_exactly_in_any_number_of_steps(
      Objective objective, Solver solver, Spacing spacing) {
    Predictor oracle = (x, t, inner) -> {
      Level level = objective.path().at(t, inner);
      NDArray implied = x.sub(clean.mul(level.alpha())).div(level.beta());
      return objective.target(clean, implied, level);
    };
    for (int steps : new int[] {1, 2, 7, 50}) {
      Schedule schedule = Schedule.of(spacing, objective.path(), steps);
      NDArray sample = new Sampler(objective, solver, schedule).sample(oracle, noise, null, scope);
      assertThat(sample.sub(clean).abs().max().getFloat()).isLessThan(2e-5f);
    }
  }

  /**
   * @param least by what doubling the steps must divide the error
   */
  @ParameterizedTest
  @CsvSource({"DDIM, 1.7, 2.3", "HEUN, 3.4, 4.6"})
  void doubling_the_steps_divides_the_error_as_the_order_of_the_solver_says(
      Solver solver, double least, double most) {
    double coarse = errorOnGaussianTargets(solver, Spacing.LINEAR, 32);
    double fine = errorOnGaussianTargets(solver, Spacing.LINEAR, 64);
    assertThat(coarse / fine).isBetween(least, most);
  }

  @Test
  void eight_steps_of_the_multistep_solver_are_worth_a_hundred_of_ddim() {
    double quick = errorOnGaussianTargets(Solver.DPM_PLUS_PLUS_2M, Spacing.LOG_SNR, 8);
    assertThat(quick).isLessThan(errorOnGaussianTargets(Solver.DDIM, Spacing.LOG_SNR, 100));
    assertThat(quick).isLessThan(errorOnGaussianTargets(Solver.DDIM, Spacing.LINEAR, 100));
  }

  /**
   * Targets of variance s² have the best denoiser v = x·αβ(1 − s²) / (α²s² + β²), and the path from noise x₁ ends in s·x₁.
   */
  private double errorOnGaussianTargets(Solver solver, Spacing spacing, int steps) {
    double variance = 0.2 * 0.2;
    Predictor best = (x, t, inner) -> {
      double alpha = NoisePath.CIRCLE.alpha(t);
      double beta = NoisePath.CIRCLE.beta(t);
      return x.mul(alpha * beta * (1 - variance) / (alpha * alpha * variance + beta * beta));
    };
    Schedule schedule = Schedule.of(spacing, NoisePath.CIRCLE, steps);
    NDArray start = scope.ones(1, 1, 1);
    NDArray end =
        new Sampler(Objective.VELOCITY, solver, schedule).sample(best, start, null, scope);
    return Math.abs(end.toFloatArray()[0] - 0.2);
  }

  @Test
  void a_step_rotates_by_the_velocity() {
    NDArray v = scope.normal(new Seed(3).stream(), 2, 6, 3);
    List<NDArray> states = new ArrayList<>();
    Sampler sampler = new Sampler(Objective.VELOCITY, Solver.DDIM, Schedule.linear(5));
    sampler.sample(
        (x, t, inner) -> inner.view(v),
        noise,
        null,
        x -> states.add(scope.adopt(x.duplicate())),
        scope);
    double turn = Math.PI / 2 / 5;
    NDArray expected = states.get(2).mul(Math.cos(turn)).sub(v.mul(Math.sin(turn)));
    assertThat(states).hasSize(6);
    assertThat(states.get(3).sub(expected).abs().max().getFloat()).isLessThan(1e-5f);
  }

  @Test
  void a_flow_step_is_eulers() {
    List<NDArray> states = new ArrayList<>();
    Sampler sampler = new Sampler(Objective.FLOW, Solver.DDIM, Schedule.linear(4));
    sampler.sample(
        (x, t, inner) -> inner.view(clean),
        noise,
        null,
        x -> states.add(scope.adopt(x.duplicate())),
        scope);
    NDArray expected = noise.add(clean.mul(-0.5));
    assertThat(states.get(2).sub(expected).abs().max().getFloat()).isLessThan(1e-6f);
  }

  @Test
  void the_network_is_asked_at_the_times_that_are_told_before() {
    for (Solver solver : Solver.values()) {
      List<Double> asked = new ArrayList<>();
      Sampler sampler = new Sampler(Objective.CLEAN, solver, Schedule.linear(6));
      sampler.sample(
          (x, t, inner) -> {
            asked.add(t);
            return x;
          },
          noise,
          null,
          scope);
      assertThat(asked).as(solver.toString()).containsExactlyInAnyOrderElementsOf(sampler.visits());
    }
  }

  @Test
  void a_network_of_noise_is_first_asked_where_its_prediction_tells_something() {
    Sampler sampler = new Sampler(Objective.NOISE, Solver.DDIM, Schedule.linear(300));
    assertThat(sampler.visits().get(0)).isBetween(0.99, 0.995);
    Predictor silent = (x, t, inner) -> x.zerosLike();
    assertThat(sampler.sample(silent, noise, null, scope).abs().max().getFloat())
        .isFinite();
  }

  @Test
  void a_threshold_keeps_the_sample_in_range() {
    Threshold threshold = new Threshold(0.5, 1);
    Sampler sampler =
        new Sampler(Objective.CLEAN, Solver.DPM_PLUS_PLUS_2M, Schedule.linear(4), threshold);
    Predictor loud = (x, t, inner) -> inner.view(clean).mul(100);
    NDArray sample = sampler.sample(loud, noise, null, scope);
    assertThat(sample.abs().max().getFloat()).isCloseTo(1, within(1e-5f));
  }

  @Test
  void a_source_stands_beside_the_noisy_target_at_every_step() {
    NDArray source = scope.normal(new Seed(5).stream(), 2, 6, 2);
    Predictor network = (x, t, inner) -> {
      assertThat(x.getShape().getShape()).containsExactly(2, 6, 5);
      assertThat(x.get(":, :, 3:").contentEquals(source)).isTrue();
      return x.get(":, :, :3");
    };
    Sampler sampler = new Sampler(Objective.CLEAN, Solver.DDIM, Schedule.linear(3));
    NDArray sample = sampler.sample(Predictor.beside(source, network), noise, null, scope);
    assertThat(sample.getShape()).isEqualTo(noise.getShape());
  }

  @Test
  void memory_does_not_grow_with_the_steps() {
    Sampler sampler = new Sampler(Objective.VELOCITY, Solver.DPM_PLUS_PLUS_2M, Schedule.linear(60));
    int before = scope.size();
    sampler.sample((x, t, inner) -> x.mul(0.5), noise, null, scope);
    assertThat(scope.size()).isEqualTo(before + 1);
  }
}
