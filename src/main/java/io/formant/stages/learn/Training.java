package io.formant.stages.learn;

import io.formant.stage.Task;
import io.formant.tensor.Parameters;
import io.formant.train.HeldOut;
import io.formant.train.LossFunction;
import io.formant.train.Trainer;
import io.formant.train.TrainingListener;
import io.formant.train.TrainingPlan;
import java.util.Locale;
import java.util.Optional;

/** A training as a stage runs it: its progress is shown, and its losses are kept for the report. */
public final class Training {
  private Training() {}

  /** Trains the parameters in place and returns how it went; nothing outlives a kill. */
  public static TrainingHistory run(
      Parameters parameters, TrainingPlan plan, LossFunction loss, Task task) {
    TrainingHistory.Recorder losses = new TrainingHistory.Recorder();
    new Trainer(parameters, plan)
        .listener(new Progress(losses, task, plan.steps()))
        .run(loss);
    return losses.history();
  }

  /**
   * Trains the parameters in place and returns how it went. A training that was killed, or that the cache holds with fewer steps,
   * goes on from there.
   *
   * @param heldOut a loss to watch
   */
  public static TrainingHistory run(
      Parameters parameters,
      TrainingPlan plan,
      LossFunction loss,
      Optional<HeldOut> heldOut,
      Task task) {
    TrainingHistory.Recorder losses = new TrainingHistory.Recorder();
    Continuation continuation = new Continuation(task, plan, losses);
    Trainer trainer = new Trainer(parameters, plan)
        .listener(new Progress(losses, task, plan.steps()))
        .checkpoints(continuation);
    heldOut.ifPresent(trainer::heldOut);
    trainer.run(loss);
    continuation.leave();
    return losses.history();
  }

  /** Shows and notes every step. */
  private record Progress(TrainingHistory.Recorder losses, Task task, long steps)
      implements TrainingListener {

    @Override
    public void step(Report report) {
      long step = report.step() + 1;
      losses.add(step, report.loss());
      String heldOut = losses
          .lastHeldOut()
          .map(loss -> String.format(Locale.ROOT, ", held out %.4f", loss))
          .orElse("");
      task.advance(step, steps, String.format(Locale.ROOT, "loss %.4f", report.loss()) + heldOut);
    }

    @Override
    public void heldOut(long step, double loss) {
      losses.addHeldOut(step + 1, loss);
    }
  }
}
