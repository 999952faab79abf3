package io.formant.stages;

import io.formant.stage.Task;
import io.formant.tensor.Parameters;
import io.formant.tensor.TensorData;
import io.formant.train.Checkpoint;
import io.formant.train.Checkpoints;
import io.formant.train.LossFunction;
import io.formant.train.Trainer;
import io.formant.train.TrainingPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A training as a stage runs it: its progress is shown, and its losses are kept for the report. */
public final class Training {
  private Training() {}

  /**
   * Trains the parameters in place and returns how it went.
   *
   * @param checkpoints where a killed training continues from
   */
  public static TrainingHistory run(
      Parameters parameters,
      TrainingPlan plan,
      LossFunction loss,
      Checkpoints checkpoints,
      Task task) {
    TrainingHistory.Recorder losses = new TrainingHistory.Recorder(plan.steps());
    new Trainer(parameters, plan)
        .listener(report -> {
          losses.add(report.step() + 1, report.loss());
          task.advance(report.step() + 1, plan.steps(), "loss %.4f".formatted(report.loss()));
        })
        .checkpoints(new WithLosses(checkpoints, losses, task))
        .run(loss);
    return losses.history();
  }

  /** Checkpoints that hold the losses too, so that a continued training tells of all its steps. */
  private record WithLosses(Checkpoints inner, TrainingHistory.Recorder losses, Task task)
      implements Checkpoints {
    private static final String LOSSES = "history.losses";

    @Override
    public Optional<Checkpoint> latest() {
      Optional<Checkpoint> latest = inner.latest();
      latest.map(checkpoint -> checkpoint.tensors().get(LOSSES)).ifPresent(losses::load);
      latest.ifPresent(checkpoint -> task.notice("goes on after step " + checkpoint.step()));
      return latest;
    }

    @Override
    public void save(Checkpoint checkpoint) {
      Map<String, TensorData> tensors = new LinkedHashMap<>(checkpoint.tensors());
      tensors.put(LOSSES, losses.save());
      inner.save(new Checkpoint(checkpoint.step(), tensors, checkpoint.numbers()));
    }
  }
}
