package io.formant.diffusion.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.formant.diffusion.Level;
import io.formant.diffusion.NoisePath;
import io.formant.diffusion.Objective;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiffusionLossTest {

  private static final int ITEMS = 400;

  @ParameterizedTest
  @EnumSource(Objective.class)
  void a_prediction_of_the_target_itself_has_no_loss(Objective objective) {
    try (Scope scope = Scope.open()) {
      NDArray clean = scope.normal(new Seed(1).stream(), ITEMS, 4, 2);
      Denoiser oracle = (x, time, c) -> {
        Level level = level(scope, time, objective.path());
        NDArray noise = x.sub(clean.mul(level.alpha())).div(level.beta());
        return objective.target(clean, noise, level);
      };
      DiffusionLoss loss = new DiffusionLoss(objective, new Dropout(0, 0, 0));
      assertThat(loss.at(oracle, clean, condition(scope), new Seed(2).stream(), scope)
              .getFloat())
          .isLessThan(1e-4f);
    }
  }

  @Test
  void noisy_targets_keep_variance_one_under_velocity_and_the_noise_is_standard_normal() {
    try (Scope scope = Scope.open()) {
      Denoiser spy = (x, time, c) -> {
        assertThat(x.mean().getFloat()).isCloseTo(0, within(0.06f));
        assertThat(x.square().mean().getFloat()).isCloseTo(1, within(0.06f));
        return x.zerosLike();
      };
      NDArray clean = scope.normal(new Seed(1).stream(), ITEMS, 4, 2);
      DiffusionLoss loss = new DiffusionLoss(Objective.VELOCITY, new Dropout(0, 0, 0));
      float value =
          loss.at(spy, clean, condition(scope), new Seed(2).stream(), scope).getFloat();
      assertThat(value).isCloseTo(1, within(0.06f)); // E[v²] = α² + β² = 1
    }
  }

  @Test
  void an_error_of_the_clean_target_counts_as_the_velocitys_up_to_a_cap() {
    try (Scope scope = Scope.open()) {
      NDArray clean = scope.normal(new Seed(1).stream(), ITEMS, 4, 2);
      double[] expected = new double[1];
      Denoiser off = (x, time, c) -> {
        for (float t : time.toFloatArray()) {
          expected[0] += Math.min(1 / Math.pow(Math.sin(t * Math.PI / 2), 2), 5) / ITEMS;
        }
        return clean.add(1);
      };
      DiffusionLoss loss = new DiffusionLoss(Objective.CLEAN, new Dropout(0, 0, 0));
      float value =
          loss.at(off, clean, condition(scope), new Seed(2).stream(), scope).getFloat();
      assertThat(value).isCloseTo((float) expected[0], within(1e-3f));
    }
  }

  @Test
  void conditions_are_dropped_as_often_as_asked() {
    try (Scope scope = Scope.open()) {
      Condition dropped =
          new Dropout(0.1, 0.2, 0.3).apply(condition(scope), new Seed(3).stream(), scope);
      float[] content = dropped.contentKept().toFloatArray();
      float[] style = dropped.styleKept().toFloatArray();
      int[] counts = new int[4];
      for (int i = 0; i < ITEMS; i++) {
        counts[(content[i] > 0 ? 1 : 0) + (style[i] > 0 ? 2 : 0)]++;
      }
      assertThat(counts[0] / (double) ITEMS).isCloseTo(0.3, within(0.08));
      assertThat(counts[1] / (double) ITEMS).isCloseTo(0.2, within(0.08));
      assertThat(counts[2] / (double) ITEMS).isCloseTo(0.1, within(0.06));
      assertThat(dropped.content().sum(new int[] {1, 2}).div(4).toFloatArray())
          .containsExactly(content);
    }
  }

  @Test
  void padded_frames_do_not_count() {
    try (Scope scope = Scope.open()) {
      NDArray mask = scope.from(new float[] {1, 1, 0, 0}, 1, 4);
      Condition condition = Condition.of(scope, scope.ones(1, 4, 1), scope.ones(1, 1, 1), mask);
      NDArray clean = scope.ones(1, 4, 2).mul(mask.expandDims(2));
      DiffusionLoss loss = new DiffusionLoss(Objective.FLOW, new Dropout(0, 0, 0));
      float quiet = loss.at(
              (x, t, c) -> x.zerosLike(), clean, condition, new Seed(4).stream(), scope)
          .getFloat();
      NDArray garbage = scope.from(new float[] {0, 0, 9, 9}, 1, 4, 1);
      float loud = loss.at(
              (x, t, c) -> x.zerosLike().add(garbage),
              clean,
              condition,
              new Seed(4).stream(),
              scope)
          .getFloat();
      assertThat(loud).isEqualTo(quiet);
    }
  }

  private static Level level(Scope scope, NDArray time, NoisePath path) {
    float[] alphas = time.toFloatArray();
    float[] betas = time.toFloatArray();
    for (int i = 0; i < ITEMS; i++) {
      alphas[i] = (float) path.alpha(alphas[i]);
      betas[i] = (float) path.beta(betas[i]);
    }
    return new Level(scope.from(alphas, ITEMS, 1, 1), scope.from(betas, ITEMS, 1, 1));
  }

  private static Condition condition(Scope scope) {
    return Condition.of(
        scope, scope.ones(ITEMS, 4, 1), scope.ones(ITEMS, 1, 1), scope.ones(ITEMS, 4));
  }
}
