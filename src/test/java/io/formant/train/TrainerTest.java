package io.formant.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Parameters;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

  private static final TrainingPlan PLAN =
      TrainingPlan.of(60, 3e-2).withKeeping(new TrainingPlan.Keeping(10, Duration.ofHours(1)));

  @TempDir
  private Path folder;

  @Test
  void a_linear_map_is_learned() {
    List<Double> losses = new ArrayList<>();
    try (Parameters parameters = parameters()) {
      new Trainer(parameters, TrainingPlan.of(200, 5e-2))
          .listener(report -> losses.add(report.loss()))
          .run(regression(parameters));
      assertThat(parameters.get("weight").toFloatArray())
          .usingComparatorWithPrecision(0.06f)
          .containsExactly(1, -2, 3);
    }
    assertThat(losses).hasSize(200);
    assertThat(losses.get(199)).isLessThan(losses.get(0) / 50);
  }

  @Test
  void a_training_stopped_at_any_step_ends_in_the_weights_of_an_unbroken_one() {
    Map<String, TensorData> unbroken =
        train(new CheckpointFile(folder.resolve("unbroken")), Integer.MAX_VALUE);
    CheckpointFile kept = new CheckpointFile(folder.resolve("broken"));
    assertThatThrownBy(() -> train(kept, 37)).isInstanceOf(IllegalStateException.class);
    assertThat(kept.latest().orElseThrow().step()).isEqualTo(30);
    assertThat(train(kept, Integer.MAX_VALUE)).isEqualTo(unbroken);
  }

  @Test
  void a_training_that_its_listener_stops_keeps_the_state_of_that_step() {
    CheckpointFile kept = new CheckpointFile(folder.resolve("stopped"));
    try (Parameters parameters = parameters()) {
      Trainer trainer = new Trainer(parameters, PLAN).checkpoints(kept).listener(report -> {
        if (report.step() == 36) {
          throw new CancellationException("stopped");
        }
      });
      assertThatThrownBy(() -> trainer.run(regression(parameters)))
          .isInstanceOf(CancellationException.class);
    }
    assertThat(kept.latest().orElseThrow().step()).isEqualTo(37);
    assertThat(train(kept, Integer.MAX_VALUE))
        .isEqualTo(train(Checkpoints.none(), Integer.MAX_VALUE));
  }

  @Test
  void two_trainings_may_keep_their_states_in_one_place() throws Exception {
    Path file = folder.resolve("shared");
    Map<String, TensorData> alone = train(Checkpoints.none(), Integer.MAX_VALUE);
    List<CompletableFuture<Map<String, TensorData>>> both = List.of(
        CompletableFuture.supplyAsync(() -> train(new CheckpointFile(file), Integer.MAX_VALUE)),
        CompletableFuture.supplyAsync(() -> train(new CheckpointFile(file), Integer.MAX_VALUE)));
    for (CompletableFuture<Map<String, TensorData>> one : both) {
      assertThat(one.get()).isEqualTo(alone);
    }
    assertThat(folder.toFile().list()).containsExactly("shared");
  }

  @Test
  void a_finished_training_is_not_repeated() {
    CheckpointFile kept = new CheckpointFile(folder.resolve("done"));
    Map<String, TensorData> first = train(kept, Integer.MAX_VALUE);
    assertThat(train(kept, 0)).isEqualTo(first);
  }

  @Test
  void a_damaged_checkpoint_is_not_believed() throws IOException {
    Path file = folder.resolve("flipped");
    train(new CheckpointFile(file), Integer.MAX_VALUE);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 2] ^= 1;
    Files.write(file, bytes);
    assertThat(new CheckpointFile(file).latest()).isEmpty();
  }

  @Test
  void a_loss_that_is_no_number_stops_at_its_step_with_the_weights_before_it() {
    try (Parameters parameters = parameters()) {
      List<TensorData> before = new ArrayList<>();
      LossFunction regression = regression(parameters);
      Trainer trainer = new Trainer(parameters, PLAN);
      assertThatThrownBy(() -> trainer.run((batch, scope) -> {
            if (batch == 5) {
              before.add(TensorData.of(parameters.get("weight")));
              return regression.at(batch, scope).mul(Float.NaN);
            }
            return regression.at(batch, scope);
          }))
          .isInstanceOf(TrainingDiverged.class)
          .hasMessageStartingWith("training diverged at step 5: loss NaN");
      assertThat(TensorData.of(parameters.get("weight"))).isEqualTo(before.get(0));
    }
  }

  @Test
  void gradients_of_several_batches_add_up_to_those_of_one_large_batch() {
    try (Parameters one = parameters();
        Parameters other = parameters()) {
      TrainingPlan plan = TrainingPlan.of(10, 1e-2);
      new Trainer(one, plan)
          .run((batch, scope) -> regression(one, scope, rows(batch, scope, 0, 32)));
      new Trainer(other, plan.withBatchesPerStep(4)).run((batch, scope) -> {
        int from = (int) (batch % 4) * 8;
        return regression(other, scope, rows(batch / 4, scope, from, from + 8));
      });
      assertThat(other.get("weight").toFloatArray())
          .usingComparatorWithPrecision(1e-5f)
          .containsExactly(one.get("weight").toFloatArray());
    }
  }

  @Test
  void an_interrupted_training_keeps_its_state_and_stops() {
    CheckpointFile kept = new CheckpointFile(folder.resolve("interrupted"));
    try (Parameters parameters = parameters()) {
      Trainer trainer = new Trainer(parameters, PLAN).checkpoints(kept).listener(report -> {
        if (report.step() == 3) {
          Thread.currentThread().interrupt();
        }
      });
      assertThatThrownBy(() -> trainer.run(regression(parameters)))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(kept.latest().orElseThrow().step()).isEqualTo(4);
  }

  @Test
  void the_rate_rises_then_falls() {
    RateSchedule rate = RateSchedule.cosine(1, 10, 110);
    assertThat(rate.at(0)).isZero();
    assertThat(rate.at(5)).isCloseTo(0.5, within(1e-12));
    assertThat(rate.at(10)).isCloseTo(1, within(1e-12));
    assertThat(rate.at(60)).isCloseTo(0.51, within(1e-12));
    assertThat(rate.at(110)).isCloseTo(0.02, within(1e-12));
  }

  @Test
  void the_first_average_is_a_copy_and_later_ones_decay_slower() {
    Ema ema = Ema.upTo(0.999);
    assertThat(ema.decay(1)).isZero();
    assertThat(ema.decay(2)).isCloseTo(1 - Math.pow(2, -0.75), within(1e-12));
    assertThat(ema.decay(1_000_000)).isEqualTo(0.999);
  }

  @Test
  void every_epoch_visits_each_item_once_with_like_lengths_together() {
    int[] lengths = new Seed(2).stream().permutation(96);
    Batches batches = Batches.of(lengths, 8, new Seed(1));
    List<Integer> seen = new ArrayList<>();
    for (int batch = 0; batch < batches.perEpoch(); batch++) {
      int[] items = batches.at(batch);
      for (int item : items) {
        seen.add(item);
      }
      assertThat(lengths[items[7]] - lengths[items[0]]).isBetween(0, 24);
    }
    assertThat(seen).hasSize(96).doesNotHaveDuplicates();
    assertThat(batches.at(3))
        .containsExactly(Batches.of(lengths, 8, new Seed(1)).at(3))
        .isNotEqualTo(batches.at(15));
  }

  private static Map<String, TensorData> train(Checkpoints checkpoints, int failAt) {
    try (Parameters parameters = parameters()) {
      LossFunction regression = regression(parameters);
      return new Trainer(parameters, PLAN).checkpoints(checkpoints).run((batch, scope) -> {
        if (batch == failAt) {
          throw new IllegalStateException("killed");
        }
        return regression.at(batch, scope);
      });
    }
  }

  private static Parameters parameters() {
    Parameters parameters = new Parameters(new Seed(4));
    parameters.root().normal("weight", 1, 1, 3);
    parameters.root().zeros("bias", 1);
    return parameters;
  }

  private static LossFunction regression(Parameters parameters) {
    return (batch, scope) -> regression(parameters, scope, rows(batch, scope, 0, 32));
  }

  private static NDArray rows(long batch, Scope scope, int from, int to) {
    RandomStream random = new Seed(8).at(batch).stream();
    return scope.normal(random, 32, 3).get(from + ":" + to);
  }

  private static NDArray regression(Parameters parameters, Scope scope, NDArray x) {
    NDArray y = x.matMul(scope.from(new float[] {1, -2, 3}, 3, 1)).add(0.5f);
    return Kernels.meanSquareError(
        Kernels.linear(x, parameters.get("weight"), parameters.get("bias")), y, null);
  }
}
