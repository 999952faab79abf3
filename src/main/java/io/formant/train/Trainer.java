package io.formant.train;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Gradients;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.TensorData;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Minimises a loss: gradients, clipping, AdamW, average, checkpoint. With the same seeds, device and one thread the result is the
 * same to the last bit, and so it is after a stop and a continuation from a checkpoint.
 */
public final class Trainer {

  private final Parameters parameters;
  private final TrainingPlan plan;
  private TrainingListener listener = report -> {};
  private Checkpoints checkpoints = Checkpoints.none();

  public Trainer(Parameters parameters, TrainingPlan plan) {
    this.parameters = parameters;
    this.plan = plan;
  }

  /** Tells of every step. */
  public Trainer listener(TrainingListener other) {
    listener = other;
    return this;
  }

  /** Goes on from the last state kept there, and keeps states there. */
  public Trainer checkpoints(Checkpoints other) {
    checkpoints = other;
    return this;
  }

  /**
   * Trains to the end of the plan.
   *
   * @return the weights to use, which are the averages if the plan has them; the parameters hold them afterwards
   * @throws TrainingDiverged if a loss or gradient is not finite; the parameters are those before that step
   * @throws CancellationException if the thread is interrupted or the listener throws one; the state is kept first
   * @throws IllegalArgumentException if the checkpoint does not fit the model
   */
  public Map<String, TensorData> run(LossFunction loss) {
    try (TrainingState state = new TrainingState(parameters, plan.average() != null)) {
      checkpoints.latest().ifPresent(state::restore);
      while (state.step() < plan.steps()) {
        stopIfInterrupted(state);
        tell(state, step(state, loss));
        if (state.step() % plan.checkpointSteps() == 0 || state.step() == plan.steps()) {
          checkpoints.save(state.checkpoint());
        }
      }
      Map<String, TensorData> result = state.result();
      parameters.load(result);
      return result;
    }
  }

  private void tell(TrainingState state, TrainingListener.Report report) {
    try {
      listener.step(report);
    } catch (CancellationException e) {
      checkpoints.save(state.checkpoint());
      throw e;
    }
  }

  private TrainingListener.Report step(TrainingState state, LossFunction loss) {
    long step = state.step();
    double rate = plan.rate().at(step);
    try (Scope scope = Scope.recording()) {
      Gradient gradient = gradient(step, loss, scope);
      double norm = Gradients.clip(gradient.arrays(), plan.clipNorm()).getFloat();
      if (!Double.isFinite(gradient.loss()) || !Double.isFinite(norm)) {
        throw new TrainingDiverged(step, gradient.loss(), norm);
      }
      state.update(gradient.arrays(), plan.optimizer(), rate);
      Ema average = plan.average();
      if (average != null) {
        state.average(average.decay(step));
      }
      return new TrainingListener.Report(step, gradient.loss(), norm, rate);
    }
  }

  private record Gradient(double loss, List<NDArray> arrays) {}

  private Gradient gradient(long step, LossFunction loss, Scope scope) {
    int parts = plan.batchesPerStep();
    NDArray first = loss.at(step * parts, scope);
    double sum = first.getFloat();
    List<NDArray> total = Gradients.of(first, parameters);
    for (int part = 1; part < parts; part++) {
      try (Scope inner = Scope.recording()) {
        NDArray next = loss.at(step * parts + part, inner);
        sum += next.getFloat();
        Gradients.accumulate(total, Gradients.of(next, parameters), 1);
      }
    }
    if (parts > 1) {
      Gradients.scale(total, 1.0 / parts);
    }
    return new Gradient(sum / parts, total);
  }

  private void stopIfInterrupted(TrainingState state) {
    if (Thread.interrupted()) { // cleared, because an interrupted thread can't write files
      checkpoints.save(state.checkpoint());
      Thread.currentThread().interrupt();
      throw new CancellationException(
          "training stopped after " + state.step() + " steps of " + plan.steps());
    }
  }
}
