package io.formant.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectiveTest {

  private final Scope scope = Scope.open();
  private final NDArray clean = scope.normal(new Seed(1).stream(), 2, 6, 3);
  private final NDArray noise = scope.normal(new Seed(2).stream(), 2, 6, 3);

  @AfterEach
  void free() {
    scope.close();
  }

  @ParameterizedTest
  @EnumSource(Objective.class)
  void a_prediction_tells_the_clean_target_and_the_noise(Objective objective) {
    for (double t : new double[] {0.1, 0.5, 0.9}) {
      Level level = objective.path().at(t, scope);
      NDArray x = level.mix(clean, noise);
      NDArray y = objective.target(clean, noise, level);
      assertClose(objective.clean(x, y, level), clean, 1e-5f);
      assertClose(objective.noise(x, y, level), noise, 1e-5f);
    }
  }

  @Test
  void views_on_the_circle_are_views_of_one_velocity() {
    Level level = NoisePath.CIRCLE.at(0.3, scope);
    NDArray x = level.mix(clean, noise);
    NDArray v = Objective.VELOCITY.target(clean, noise, level);
    NDArray guess = Objective.VELOCITY.clean(x, v, level);
    assertClose(
        Objective.NOISE.target(guess, Objective.VELOCITY.noise(x, v, level), level), noise, 1e-5f);
    assertClose(Objective.CLEAN.noise(x, guess, level), noise, 1e-5f);
  }

  @Test
  void the_circle_keeps_the_variance() {
    for (int i = 0; i <= 100; i++) {
      double t = i / 100.0;
      double alpha = NoisePath.CIRCLE.alpha(t);
      double beta = NoisePath.CIRCLE.beta(t);
      assertThat(alpha * alpha + beta * beta).isCloseTo(1, within(1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource(NoisePath.class)
  void a_time_is_found_by_its_noise_level(NoisePath path) {
    for (double t : new double[] {0.001, 0.2, 0.5, 0.8, 0.999}) {
      assertThat(path.time(path.sigma(t))).isCloseTo(t, within(1e-12));
      assertThat(path.lambda(t)).isCloseTo(Math.log(path.alpha(t) / path.beta(t)), within(1e-9));
    }
    assertThat(path.time(path.sigma(1))).isEqualTo(1);
    assertThat(path.sigma(0)).isZero();
  }

  @ParameterizedTest
  @EnumSource(NoisePath.class)
  void levels_of_one_time_and_of_many_are_the_same(NoisePath path) {
    Level many = path.at(scope.from(new float[] {0.25f, 0.75f}, 2));
    for (int i = 0; i < 2; i++) {
      Level one = path.at(0.25 + 0.5 * i, scope);
      assertThat(many.alpha().getFloat(i)).isCloseTo(one.alpha().getFloat(0), within(1e-6f));
      assertThat(many.beta().getFloat(i)).isCloseTo(one.beta().getFloat(0), within(1e-6f));
    }
  }

  private static void assertClose(NDArray actual, NDArray expected, float limit) {
    assertThat(actual.sub(expected).abs().max().getFloat()).isLessThan(limit);
  }
}
