package io.formant.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AutoregressionTest {

  private static final int FRAMES = 8;
  private static final int CHUNKS = 4;

  private final Scope scope = Scope.open();
  private final Autoregression window = new Autoregression(FRAMES, CHUNKS);

  /** Knows that every target is 3 everywhere. */
  private final Autoregression.Network oracle = (x, times, inner) -> {
    Level level = NoisePath.CIRCLE.at(times);
    NDArray clean = x.onesLike().mul(3);
    NDArray beta = level.beta().maximum(1e-6);
    NDArray implied = x.sub(clean.mul(level.alpha())).div(beta);
    return Objective.VELOCITY.target(clean, implied, level);
  };

  @AfterEach
  void free() {
    scope.close();
  }

  @Test
  void a_ladder_comes_down_by_one_chunk() {
    List<float[]> ladder = window.ladder(2);
    assertThat(ladder).hasSize(3);
    assertThat(ladder.get(0)).containsExactly(0, 0, 0, 0, third(1), third(1), 1, 1);
    assertThat(ladder.get(1)).containsExactly(0, 0, 0, 0, 0, 0, third(2), third(2));
    assertThat(ladder.get(2)).containsExactly(0, 0, 0, 0, 0, 0, third(1), third(1));
  }

  @Test
  void on_a_ladder_of_three_chunks_each_stands_above_the_one_before() {
    List<float[]> ladder = new Autoregression(6, 6).ladder(3);
    assertThat(ladder.get(0)).containsExactly(0, 0, 0, 0.25f, 0.625f, 1);
    assertThat(ladder.get(1)).containsExactly(0, 0, 0, 0.125f, 0.5f, 0.875f);
    assertThat(ladder.get(3)).containsExactly(0, 0, 0, 0, 0.25f, 0.625f);
  }

  private static float third(int count) {
    return (float) (1 - (3 - count) / 3.0);
  }

  @Test
  void each_chunk_has_a_time_of_its_own() {
    NDArray times = window.times(scope.from(new float[] {.1f, .2f, .3f, .4f}, 1, CHUNKS));
    assertThat(times.getShape().getShape()).containsExactly(1, FRAMES, 1);
    assertThat(times.toFloatArray()).containsExactly(.1f, .1f, .2f, .2f, .3f, .3f, .4f, .4f);
  }

  @Test
  void a_network_that_knows_the_target_has_no_loss_and_is_sampled_exactly() {
    NDArray clean = scope.full(3, 2, FRAMES, 1);
    NDArray noise = scope.normal(new Seed(1).stream(), 2, FRAMES, 1);
    NDArray times = window.times(scope.from(new float[] {.1f, .5f, .6f, .9f}, 1, CHUNKS));
    assertThat(window.loss(oracle, clean, noise, times, scope).getFloat()).isLessThan(1e-8f);
    assertThat(largest(window.window(oracle, noise, 5, scope).sub(clean))).isLessThan(1e-5f);
  }

  @Test
  void a_window_is_extended_to_as_many_chunks_as_asked() {
    NDArray start = scope.full(3, 2, FRAMES, 1);
    Noise noise = Noise.of(new Seed(2).stream());
    NDArray longer = window.extend(oracle, start, 7, 2, noise, scope);
    assertThat(longer.getShape().getShape()).containsExactly(2, 14, 1);
    assertThat(largest(longer.sub(3))).isLessThan(1e-4f);
    NDArray same = window.extend(oracle, start, CHUNKS, 2, noise, scope);
    assertThat(same.contentEquals(start)).isTrue();
  }

  @Test
  void windows_that_do_not_halve_and_samples_shorter_than_one_are_refused() {
    assertThatThrownBy(() -> new Autoregression(9, 3))
        .hasMessageContaining("even number of chunks");
    assertThatThrownBy(() -> window.extend(
            oracle, scope.zeros(1, FRAMES, 1), 3, 2, Noise.of(new Seed(1).stream()), scope))
        .hasMessage("asked for 3 chunks, expected at least the window's 4");
  }

  private static float largest(NDArray array) {
    return array.abs().max().getFloat();
  }
}
