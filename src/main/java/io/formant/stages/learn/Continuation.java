package io.formant.stages.learn;

import io.formant.stage.Task;
import io.formant.tensor.TensorData;
import io.formant.train.Checkpoint;
import io.formant.train.CheckpointFile;
import io.formant.train.Checkpoints;
import io.formant.train.TrainingPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a stage's training goes on from: the last state of its own if it was stopped, else the end of a shorter training that the
 * cache holds. States hold the losses so far, so that a continued training tells of all its steps.
 */
final class Continuation implements Checkpoints {
  private final CheckpointFile own;
  private final Task task;
  private final TrainingPlan plan;
  private final TrainingHistory.Recorder losses;
  private @Nullable Checkpoint last;

  Continuation(Task task, TrainingPlan plan, TrainingHistory.Recorder losses) {
    own = new CheckpointFile(task.checkpoint());
    this.task = task;
    this.plan = plan;
    this.losses = losses;
  }

  @Override
  public Optional<Checkpoint> latest() {
    Optional<Checkpoint> latest = own.latest().or(this::shorter);
    latest.ifPresent(checkpoint -> {
      losses.load(checkpoint.tensors());
      task.notice("goes on after step " + checkpoint.step());
    });
    return latest;
  }

  private Optional<Checkpoint> shorter() {
    Optional<TrainedState> earlier = earlier().filter(state -> state.step() < plan.steps());
    earlier.filter(state -> !fits(state)).ifPresent(state -> task.notice(refusal(state)));
    return earlier.filter(this::fits).map(TrainedState::checkpoint);
  }

  private Optional<TrainedState> earlier() {
    return task.earlier().filter(TrainedState.class::isInstance).map(TrainedState.class::cast);
  }

  private boolean fits(TrainedState state) {
    return state.isWhole() && state.fits(plan.rate());
  }

  private static String refusal(TrainedState state) {
    return "starts over instead of going on after step " + state.step()
        + ": its learning rate aims at the end of the training, so that the steps so far would have been others;"
        + " with a schedule of kind constant or step it would go on";
  }

  @Override
  public void save(Checkpoint checkpoint) {
    Map<String, TensorData> tensors = new LinkedHashMap<>(checkpoint.tensors());
    tensors.putAll(losses.save());
    last = new Checkpoint(checkpoint.step(), tensors, checkpoint.numbers());
    own.save(last);
  }

  /** Leaves the last state for a longer training, unless a longer one has left its own. */
  void leave() {
    Checkpoint end = last;
    if (end != null && earlier().filter(state -> state.step() >= end.step()).isEmpty()) {
      task.leave(TrainedState.of(end, plan.rate()));
    }
  }
}
