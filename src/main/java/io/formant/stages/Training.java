package io.formant.stages;

import io.formant.stage.Task;
import io.formant.tensor.Parameters;
import io.formant.train.Checkpoints;
import io.formant.train.LossFunction;
import io.formant.train.Trainer;
import io.formant.train.TrainingPlan;

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
        .checkpoints(checkpoints)
        .run(loss);
    return losses.history();
  }
}
