package io.formant.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InpainterTest {

  private final Scope scope = Scope.open();
  private final NDArray clean = scope.normal(new Seed(1).stream(), 2, 6, 3);
  private final NDArray noise = scope.normal(new Seed(2).stream(), 2, 6, 3);
  private final NDArray known = scope.from(new float[] {1, 1, 0, 0, 0, 1}, 1, 6, 1);

  @AfterEach
  void free() {
    scope.close();
  }

  @Test
  void what_is_known_stays_and_the_gap_is_what_the_network_knows() {
    Predictor oracle = (x, t, inner) -> {
      Level level = NoisePath.CIRCLE.at(t, inner);
      NDArray implied = x.sub(clean.mul(level.alpha())).div(level.beta());
      return Objective.VELOCITY.target(clean, implied, level);
    };
    NDArray source = clean.mul(known).add(known.neg().add(1).mul(9));
    Inpainter inpainter = new Inpainter(Objective.VELOCITY, Schedule.linear(5), 3);
    NDArray filled =
        inpainter.fill(oracle, source, known, noise, Noise.of(new Seed(3).stream()), scope);
    assertThat(filled.sub(clean).abs().max().getFloat()).isLessThan(1e-5f);
  }

  @Test
  void every_step_is_made_as_often_as_asked_and_fresh_noise_goes_to_the_source() {
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger drawn = new AtomicInteger();
    Noise counting = (inner, shape) -> {
      drawn.incrementAndGet();
      return inner.zeros(shape);
    };
    Predictor network = (x, t, inner) -> {
      asked.incrementAndGet();
      return x;
    };
    new Inpainter(Objective.CLEAN, Schedule.linear(4), 2)
        .fill(network, clean, known, noise, counting, scope);
    assertThat(asked).hasValue(8);
    assertThat(drawn).hasValue(8);
  }

  @Test
  void fewer_than_one_time_is_refused() {
    assertThatThrownBy(() -> new Inpainter(Objective.CLEAN, Schedule.linear(4), 0))
        .hasMessage("resamples is 0, expected at least 1");
  }
}
