package io.formant.stages.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import io.formant.artifact.Artifact;
import io.formant.stage.Task;
import io.formant.tensor.Kernels;
import io.formant.tensor.Parameters;
import io.formant.tensor.Precision;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import io.formant.train.Ema;
import io.formant.train.HeldOut;
import io.formant.train.LossFunction;
import io.formant.train.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

  @TempDir
  Path folder;

  private final List<String> notices = new ArrayList<>();
  private Optional<Artifact> left = Optional.empty();
  private int tasks;
  private int steps;
  private String note = "";

  /** A task of its own that finds what the last one left. */
  private Task task() {
    Path own = folder.resolve("checkpoint-" + tasks++);
    return new Task() {
      @Override
      public long seed() {
        return 1;
      }

      @Override
      public void advance(long done, long total, String said) {
        steps++;
        note = said;
      }

      @Override
      public void notice(String message) {
        notices.add(message);
      }

      @Override
      public Path checkpoint() {
        return own;
      }

      @Override
      public Optional<Artifact> earlier() {
        return left;
      }

      @Override
      public void leave(Artifact last) {
        left = Optional.of(last);
      }
    };
  }

  private record Trained(Map<String, TensorData> weights, TrainingHistory history) {}

  private Trained train(Recipe recipe, int count) {
    steps = 0;
    try (Parameters parameters = new Parameters(new Seed(4))) {
      parameters.root().normal("weight", 1, 1, 3);
      LossFunction loss = (batch, scope) -> loss(parameters, batch, scope);
      HeldOut heldOut =
          new HeldOut((batch, scope) -> loss(parameters, 9000 + batch, scope), 1, 10, 0);
      TrainingHistory history =
          Training.run(parameters, recipe.plan(count, 1e-2), loss, Optional.of(heldOut), task());
      return new Trained(parameters.save(), history);
    }
  }

  private static NDArray loss(Parameters parameters, long batch, Scope scope) {
    NDArray x = scope.normal(new Seed(8).at(batch).stream(), 16, 3);
    NDArray y = x.matMul(scope.from(new float[] {1, -2, 3}, 3, 1));
    return Kernels.meanSquareError(Kernels.linear(x, parameters.get("weight"), null), y, null);
  }

  @Test
  void more_steps_later_end_where_they_would_have_ended_at_once() {
    for (String kind :
        List.of("{kind: constant, warmup: 5}", "{kind: step, every: 20, factor: 0.5}")) {
      left = Optional.empty();
      Recipe recipe = Recipes.of("{schedule: " + kind + "}");
      Trained atOnce = train(recipe, 300);
      left = Optional.empty();
      notices.clear();
      train(recipe, 110);
      Trained later = train(recipe, 300);

      assertThat(steps).as("steps of the second training").isEqualTo(190);
      assertThat(notices).containsExactly("goes on after step 110");
      assertThat(later.weights()).isEqualTo(atOnce.weights());
      assertThat(later.history()).usingRecursiveComparison().isEqualTo(atOnce.history());
    }
  }

  @Test
  void a_rate_that_aims_at_the_end_starts_over_and_says_why() {
    Recipe cosine = Recipes.of("{}");
    Trained atOnce = train(cosine, 60);
    left = Optional.empty();
    train(cosine, 40);
    Trained later = train(cosine, 60);

    assertThat(steps).isEqualTo(60);
    assertThat(later.weights()).isEqualTo(atOnce.weights());
    assertThat(notices)
        .singleElement()
        .asString()
        .startsWith(
            "starts over instead of going on after step 40: its learning rate aims at the end");
    assertThat(((TrainedState) left.orElseThrow()).tensors()).isEmpty();
  }

  @Test
  void a_shorter_training_neither_uses_nor_replaces_the_state_of_a_longer_one() {
    Recipe constant = Recipes.of("{schedule: {kind: constant}}");
    train(constant, 60);
    train(constant, 30);
    assertThat(steps).isEqualTo(30);
    assertThat(((TrainedState) left.orElseThrow()).step()).isEqualTo(60);
  }

  @Test
  void the_live_line_tells_both_losses() {
    Trained trained = train(Recipes.of("{}"), 20);
    assertThat(note).matches("loss \\d+\\.\\d{4}, held out \\d+\\.\\d{4}");
    assertThat(trained.history().heldOutSteps()).containsExactly(10, 20);
    assertThat(trained.history().curve("c", "n").lines()).hasSize(2);
  }

  @Test
  void a_recipe_left_out_is_the_plan_that_it_was() {
    assertThat(Recipes.of("{}").plan(300, 2e-3)).isEqualTo(TrainingPlan.of(300, 2e-3));
  }

  @Test
  void the_recipe_of_the_research_can_be_written() {
    TrainingPlan plan = Recipes.of("""
        {betas: [0.95, 0.999], weight-decay: 1e-6, accumulate: 4, precision: bfloat16,
         schedule: {kind: constant, warmup: 500}, ema: {decay: 0.999}}
        """).plan(1000, 1e-4);
    assertThat(plan.rate().at(250)).isEqualTo(5e-5);
    assertThat(plan.rate().at(900)).isEqualTo(1e-4);
    assertThat(plan.average()).isEqualTo(Ema.upTo(0.999));
    assertThat(plan.batchesPerStep()).isEqualTo(4);
    assertThat(plan.precision()).isEqualTo(Precision.BFLOAT16);
  }

  @Test
  void nonsense_in_a_recipe_is_refused() {
    assertThatThrownBy(() -> Recipes.of("{betas: [0.9]}"))
        .hasMessageContaining("betas must be two numbers");
    assertThatThrownBy(() -> Recipes.of("{ema: {decay: 1}}"))
        .hasMessageContaining("decay must be in [0, 1)");
    assertThatThrownBy(() -> Recipes.of("{schedule: {floor: 2}}")).hasMessageContaining("floor");
    assertThatThrownBy(() -> Recipes.of("{held-out: {one-of: 1}}")).hasMessageContaining("one-of");
    assertThatThrownBy(() -> Recipes.of("{checkpoint: {minutes: 0}}"))
        .hasMessageContaining("minutes");
  }
}
