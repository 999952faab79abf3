package io.formant.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplerTest {

  private final Scope scope = Scope.open();
  private final NDArray clean = scope.normal(new Seed(1).stream(), 2, 6, 3);
  private final NDArray noise = scope.normal(new Seed(2).stream(), 2, 6, 3);

  @AfterEach
  void free() {
    scope.close();
  }

  @ParameterizedTest
  @CsvSource({
    "VELOCITY, DDIM, 1",
    "VELOCITY, DDIM, 10",
    "VELOCITY, HEUN, 7",
    "CLEAN, DDIM, 1",
    "CLEAN, HEUN, 9",
    "FLOW, DDIM, 3",
    "FLOW, HEUN, 50"
  })
  void a_network_that_knows_the_target_is_sampled_exactly(
      Objective objective, Solver solver, int steps) {
    Denoiser oracle = (x, time, c) -> {
      double t = time.getFloat(0);
      NDArray alpha = x.getManager().create((float) objective.alpha(t));
      NDArray beta = x.getManager().create((float) objective.beta(t));
      NDArray implied = x.sub(clean.mul(alpha)).div(beta);
      return objective.target(clean, implied, alpha, beta);
    };
    Sampler sampler = new Sampler(objective, solver, Schedule.linear(steps));
    Sample sample = sampler.sample(oracle, condition(), Guidance.off(), noise, scope);
    assertThat(sample.target().sub(clean).abs().max().getFloat()).isLessThan(1e-5f);
    assertThat(sample.evaluations()).isEqualTo(sampler.evaluations(Guidance.off()));
  }

  @Test
  void a_step_rotates_by_the_velocity() {
    NDArray v = scope.normal(new Seed(3).stream(), 2, 6, 3);
    double from = 0.8;
    double to = 0.5;
    double turn = (from - to) * Math.PI / 2;
    NDArray expected = noise.mul(Math.cos(turn)).sub(v.mul(Math.sin(turn)));
    assertThat(Objective.VELOCITY
            .step(noise, v, from, to)
            .sub(expected)
            .abs()
            .max()
            .getFloat())
        .isLessThan(1e-5f);
  }

  @Test
  void a_flow_step_is_eulers() {
    NDArray expected = noise.add(clean.mul(-0.25));
    assertThat(Objective.FLOW
            .step(noise, clean, 0.75, 0.5)
            .sub(expected)
            .abs()
            .max()
            .getFloat())
        .isLessThan(1e-6f);
  }

  @Test
  void times_fall_and_every_pass_sees_its_own_switches_in_one_batch() {
    List<Float> times = new ArrayList<>();
    Denoiser spy = (x, time, c) -> {
      times.add(time.getFloat(0));
      assertThat(c.contentKept().toFloatArray()).containsExactly(0, 0, 0, 0, 1, 1);
      assertThat(c.styleKept().toFloatArray()).containsExactly(0, 0, 1, 1, 1, 1);
      assertThat(c.content().get("0:4").abs().max().getFloat()).isZero();
      assertThat(c.content().get("4:6").sub(condition().content()).abs().max().getFloat())
          .isZero();
      return x;
    };
    Sampler sampler = new Sampler(Objective.VELOCITY, Solver.DDIM, Schedule.linear(4));
    Sample sample = sampler.sample(spy, condition(), Guidance.composed(2, 3), noise, scope);
    assertThat(times).containsExactly(1f, 0.75f, 0.5f, 0.25f);
    assertThat(sample.evaluations()).isEqualTo(12);
  }

  @Test
  void padded_frames_of_the_noise_are_silenced() {
    NDArray mask = scope.from(new float[] {1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0}, 2, 6);
    Condition condition = Condition.of(scope, scope.ones(2, 6, 1), scope.ones(2, 1, 1), mask);
    Sampler sampler = new Sampler(Objective.VELOCITY, Solver.DDIM, Schedule.linear(2));
    NDArray sample =
        sampler.sample((x, t, c) -> x, condition, Guidance.off(), noise, scope).target();
    assertThat(sample.get("1, 2:").abs().max().getFloat()).isZero();
  }

  @Test
  void sampling_leaves_one_array_behind() {
    Condition condition = condition();
    int before = scope.size();
    new Sampler(Objective.VELOCITY, Solver.HEUN, Schedule.linear(5))
        .sample((x, t, c) -> x, condition, Guidance.composed(2, 3), noise, scope);
    assertThat(scope.size()).isEqualTo(before + 1);
  }

  @Test
  void a_schedule_runs_from_noise_to_clean() {
    assertThat(Schedule.linear(4).times()).containsExactly(1.0, 0.75, 0.5, 0.25, 0.0);
    assertThatThrownBy(() -> new Schedule(List.of(1.0, 0.2, 0.5, 0.0)))
        .hasMessageContaining("each below the one before");
  }

  private Condition condition() {
    return Condition.of(scope, scope.ones(2, 6, 4), scope.ones(2, 1, 5), scope.ones(2, 6));
  }
}
