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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a training watches: its held-out loss, its own loss, the time since it last kept its state. */
class HeldOutTest {

  private static final TrainingPlan PLAN = TrainingPlan.of(200, 3e-2)
      .withRate(RateSchedule.constant(3e-2))
      .withKeeping(new TrainingPlan.Keeping(7, Duration.ofHours(1)));

  @TempDir
  private Path folder;

  private final List<Long> steps = new ArrayList<>();
  private final List<Double> heldOut = new ArrayList<>();

  @Test
  void the_held_out_loss_is_that_of_the_weights_that_the_training_would_yield() {
    try (Parameters parameters = parameters()) {
      TrainingPlan plan = TrainingPlan.of(20, 3e-2);
      new Trainer(parameters, plan)
          .listener(listener())
          .heldOut(new HeldOut((batch, scope) -> loss(parameters, scope, 100 + batch, 1), 2, 10, 0))
          .run((batch, scope) -> loss(parameters, scope, batch, 1));
      assertThat(heldOut).hasSize(2);
      try (Scope scope = Scope.open()) {
        double mean = (loss(parameters, scope, 100, 1).getFloat()
                + loss(parameters, scope, 101, 1).getFloat())
            / 2;
        assertThat(heldOut.get(1)).isCloseTo(mean, within(1e-6));
      }
    }
    assertThat(steps).hasSize(20);
  }

  @Test
  void a_training_that_only_gets_worse_on_other_items_stops_with_the_best_weights() {
    Map<String, TensorData> early = misled(Checkpoints.none(), Integer.MAX_VALUE);
    assertThat(steps).hasSizeBetween(40, 120);
    int best = heldOut.indexOf(heldOut.stream().min(Double::compare).orElseThrow());
    assertThat(heldOut).hasSize(best + 4);
    try (Parameters parameters = parameters();
        Scope scope = Scope.open()) {
      parameters.load(early);
      assertThat((double) loss(parameters, scope, 1000, 1).getFloat())
          .isCloseTo(heldOut.get(best), within(1e-6));
    }
  }

  @Test
  void a_training_that_was_killed_stops_early_at_the_same_step_with_the_same_weights() {
    Map<String, TensorData> unbroken = misled(Checkpoints.none(), Integer.MAX_VALUE);
    long last = steps.get(steps.size() - 1);
    CheckpointFile file = new CheckpointFile(folder.resolve("state"));
    assertThatThrownBy(() -> misled(file, (int) last - 3)).hasMessage("killed");
    assertThat(misled(file, Integer.MAX_VALUE)).isEqualTo(unbroken);
    assertThat(steps.get(steps.size() - 1)).isEqualTo(last);
    assertThat(misled(file, 0)).as("it stays stopped").isEqualTo(unbroken);
  }

  @Test
  void a_loss_that_runs_away_stops_the_training_and_leaves_the_last_state() {
    CheckpointFile file = new CheckpointFile(folder.resolve("state"));
    try (Parameters parameters = parameters()) {
      Trainer trainer = new Trainer(parameters, PLAN).checkpoints(file);
      assertThatThrownBy(() -> trainer.run(
              (batch, scope) -> loss(parameters, scope, batch, 1).mul(batch < 30 ? 1 : 1e9f)))
          .isInstanceOf(TrainingDiverged.class)
          .hasMessageStartingWith("training diverged at step 39: loss ")
          .hasMessageContaining(" at first; a lower learning rate");
    }
    assertThat(file.latest().orElseThrow().step()).isEqualTo(35);
  }

  @Test
  void the_state_is_kept_when_the_time_has_come() {
    List<Long> kept = new ArrayList<>();
    Checkpoints counting = new Checkpoints() {
      @Override
      public java.util.Optional<Checkpoint> latest() {
        return java.util.Optional.empty();
      }

      @Override
      public void save(Checkpoint checkpoint) {
        kept.add(checkpoint.step());
      }
    };
    try (Parameters parameters = parameters()) {
      TrainingPlan often =
          TrainingPlan.of(5, 3e-2).withKeeping(new TrainingPlan.Keeping(1000, Duration.ofNanos(1)));
      new Trainer(parameters, often)
          .checkpoints(counting)
          .run((batch, scope) -> loss(parameters, scope, batch, 1));
    }
    assertThat(kept).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void a_state_beyond_the_end_is_refused() {
    CheckpointFile file = new CheckpointFile(folder.resolve("state"));
    try (Parameters parameters = parameters()) {
      LossFunction loss = (batch, scope) -> loss(parameters, scope, batch, 1);
      new Trainer(parameters, TrainingPlan.of(8, 3e-2)).checkpoints(file).run(loss);
      Trainer shorter = new Trainer(parameters, TrainingPlan.of(5, 3e-2)).checkpoints(file);
      assertThatThrownBy(() -> shorter.run(loss))
          .hasMessage("the state kept is of step 8, beyond the plan's 5");
    }
  }

  /** Learns the right map for a while, then another one. */
  private Map<String, TensorData> misled(Checkpoints checkpoints, int failAt) {
    steps.clear();
    heldOut.clear();
    try (Parameters parameters = parameters()) {
      return new Trainer(parameters, PLAN)
          .checkpoints(checkpoints)
          .listener(listener())
          .heldOut(new HeldOut((batch, scope) -> loss(parameters, scope, 1000 + batch, 1), 1, 5, 3))
          .run((batch, scope) -> {
            if (batch == failAt) {
              throw new IllegalStateException("killed");
            }
            return loss(parameters, scope, batch, batch < 40 ? 1 : -1);
          });
    }
  }

  private TrainingListener listener() {
    return new TrainingListener() {
      @Override
      public void step(Report report) {
        steps.add(report.step());
      }

      @Override
      public void heldOut(long step, double loss) {
        heldOut.add(loss);
      }
    };
  }

  private static Parameters parameters() {
    Parameters parameters = new Parameters(new Seed(4));
    parameters.root().normal("weight", 1, 1, 3);
    return parameters;
  }

  private static NDArray loss(Parameters parameters, Scope scope, long batch, float sign) {
    RandomStream random = new Seed(8).at(batch).stream();
    NDArray x = scope.normal(random, 16, 3);
    NDArray y = x.matMul(scope.from(new float[] {sign, -2 * sign, 3 * sign}, 3, 1));
    return Kernels.meanSquareError(Kernels.linear(x, parameters.get("weight"), null), y, null);
  }
}
