package io.formant.diffusion.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import io.formant.diffusion.Objective;
import io.formant.diffusion.Sampler;
import io.formant.diffusion.Schedule;
import io.formant.diffusion.Solver;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConditionalSamplerTest {

  private final Scope scope = Scope.open();
  private final NDArray noise = scope.normal(new Seed(2).stream(), 2, 6, 3);

  @AfterEach
  void free() {
    scope.close();
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
    ConditionalSampler sampler = sampler(Solver.DDIM, 4);
    Sample sample = sampler.sample(spy, condition(), Guidance.composed(2, 3), noise, scope);
    assertThat(times).containsExactly(1f, 0.75f, 0.5f, 0.25f);
    assertThat(sample.evaluations()).isEqualTo(12);
  }

  @Test
  void guidance_is_on_within_its_interval_alone() {
    List<Long> batches = new ArrayList<>();
    Denoiser spy = (x, time, c) -> {
      batches.add(x.getShape().get(0));
      return x;
    };
    ConditionalSampler sampler =
        new ConditionalSampler(sampler(Solver.DDIM, 4).sampler(), new Guidance.Interval(0.4, 0.8));
    Guidance guidance = Guidance.joint(3);
    Sample sample = sampler.sample(spy, condition(), guidance, noise, scope);
    assertThat(batches).containsExactly(2L, 4L, 4L, 2L);
    assertThat(sample.evaluations()).isEqualTo(6).isEqualTo(sampler.evaluations(guidance));
  }

  @Test
  void outside_of_the_interval_every_condition_that_is_compared_is_given() {
    assertThat(Guidance.contentFirst(2, 3).alone()).isEqualTo(Guidance.off());
    assertThat(new Guidance(-2, 0, 3, 0).alone()).isEqualTo(new Guidance(0, 0, 1, 0));
    assertThat(new Guidance(-2, 3, 0, 0).alone()).isEqualTo(new Guidance(0, 1, 0, 0));
    assertThatThrownBy(() -> new Guidance.Interval(0.8, 0.2))
        .hasMessage("guidance from 0.8 to 0.2, expected 0 ≤ low ≤ high ≤ 1");
  }

  @Test
  void every_evaluation_is_counted_before_and_during() {
    for (Solver solver : Solver.values()) {
      ConditionalSampler sampler = sampler(solver, 5);
      Guidance guidance = Guidance.composed(2, 3);
      Sample sample = sampler.sample((x, t, c) -> x, condition(), guidance, noise, scope);
      assertThat(sample.evaluations()).isEqualTo(sampler.evaluations(guidance));
    }
    assertThat(sampler(Solver.HEUN, 5).evaluations(Guidance.off())).isEqualTo(8);
  }

  @Test
  void padded_frames_of_the_noise_are_silenced() {
    NDArray mask = scope.from(new float[] {1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0}, 2, 6);
    Condition condition = Condition.of(scope, scope.ones(2, 6, 1), scope.ones(2, 1, 1), mask);
    NDArray sample = sampler(Solver.DDIM, 3)
        .sample((x, t, c) -> x, condition, Guidance.off(), noise, scope)
        .target();
    assertThat(sample.get("1, 2:").abs().max().getFloat()).isZero();
    assertThat(sample.get("0").abs().min().getFloat()).isPositive();
  }

  private static ConditionalSampler sampler(Solver solver, int steps) {
    return new ConditionalSampler(new Sampler(Objective.VELOCITY, solver, Schedule.linear(steps)));
  }

  private Condition condition() {
    return Condition.of(scope, scope.ones(2, 6, 4), scope.ones(2, 1, 5), scope.ones(2, 6));
  }
}
