package io.formant.train;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Gradients;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.TensorData;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Minimises a loss: gradients, clipping, AdamW, average, checkpoint. With the same seeds, device and one thread the result is the
 * same to the last bit, and so it is after a stop and a continuation from a checkpoint.
 */
public final class Trainer {

  private final Parameters parameters;
  private final TrainingPlan plan;
  private TrainingListener listener = report -> {};
  private Checkpoints checkpoints = Checkpoints.none();
  private @Nullable HeldOut heldOut;

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

  /** Takes this loss now and then, and stops early by it where it says so. */
  public Trainer heldOut(HeldOut other) {
    heldOut = other;
    return this;
  }

  /**
   * Trains to the end of the plan, or until the held-out loss has not fallen for too long.
   *
   * @return the weights to use: the best where the training may stop early, else the averages if the plan has them; the parameters
   *     hold them afterwards
   * @throws TrainingDiverged if a loss or gradient is not finite, or the loss runs away; the parameters are those before that step,
   *     and the last state kept stays
   * @throws CancellationException if the thread is interrupted or the listener throws one; the state is kept first
   * @throws IllegalArgumentException if the checkpoint does not fit the model or the plan
   */
  public Map<String, TensorData> run(LossFunction loss) {
    boolean selecting = heldOut != null && heldOut.stops();
    try (TrainingState state = new TrainingState(parameters, plan.average() != null, selecting)) {
      checkpoints.latest().ifPresent(latest -> restore(state, latest));
      long kept = System.nanoTime();
      while (!isOver(state)) {
        stopIfInterrupted(state);
        TrainingListener.Report report = step(state, loss);
        takeHeldOut(state);
        tell(state, report);
        if (isDue(state, kept)) {
          checkpoints.save(state.checkpoint());
          kept = System.nanoTime();
        }
      }
      Map<String, TensorData> result = state.result();
      parameters.load(result);
      return result;
    }
  }

  private void restore(TrainingState state, Checkpoint latest) {
    if (latest.step() > plan.steps()) {
      throw new IllegalArgumentException(
          "the state kept is of step " + latest.step() + ", beyond the plan's " + plan.steps());
    }
    state.restore(latest);
  }

  private boolean isOver(TrainingState state) {
    return state.step() >= plan.steps() || (heldOut != null && state.watch().lostPatience(heldOut));
  }

  private boolean isDue(TrainingState state, long keptNanos) {
    return state.step() % plan.keeping().steps() == 0
        || System.nanoTime() - keptNanos >= plan.keeping().time().toNanos()
        || isOver(state);
  }

  private void tell(TrainingState state, TrainingListener.Report report) {
    try {
      listener.step(report);
    } catch (CancellationException e) {
      checkpoints.save(state.checkpoint());
      throw e;
    }
  }

  private void takeHeldOut(TrainingState state) {
    if (heldOut == null || state.step() % heldOut.everySteps() != 0) {
      return;
    }
    double loss = state.with(heldOut);
    if (state.watch().isLowest(loss) && heldOut.stops()) {
      state.select();
    }
    listener.heldOut(state.step() - 1, loss);
  }

  private TrainingListener.Report step(TrainingState state, LossFunction loss) {
    long step = state.step();
    double rate = plan.rate().at(step);
    try (Scope scope = Scope.open()) {
      Gradient gradient = gradient(step, loss, scope);
      double norm = Gradients.clip(gradient.arrays(), plan.clipNorm()).getFloat();
      check(state, gradient.loss(), norm);
      state.update(gradient.arrays(), plan.optimizer(), rate);
      Ema average = plan.average();
      if (average != null) {
        state.average(average);
      }
      return new TrainingListener.Report(step, gradient.loss(), norm, rate);
    }
  }

  private static void check(TrainingState state, double loss, double norm) {
    if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
      throw TrainingDiverged.notFinite(state.step(), loss, norm);
    }
    if (state.watch().runsAway(loss)) {
      throw TrainingDiverged.ranAway(state.step(), loss, state.watch().beginning());
    }
  }

  private record Gradient(double loss, List<NDArray> arrays) {}

  private Gradient gradient(long step, LossFunction loss, Scope scope) {
    int parts = plan.batchesPerStep();
    Gradient total = part(step * parts, loss, scope);
    double sum = total.loss();
    for (int part = 1; part < parts; part++) {
      try (Scope inner = Scope.open()) {
        Gradient next = part(step * parts + part, loss, inner);
        sum += next.loss();
        Gradients.accumulate(total.arrays(), next.arrays(), 1);
      }
    }
    if (parts > 1) {
      Gradients.scale(total.arrays(), 1.0 / parts);
    }
    return new Gradient(sum / parts, total.arrays());
  }

  /** Of one batch, whose other arrays are freed at once. */
  private Gradient part(long batch, LossFunction loss, Scope scope) {
    try (Scope inner = Scope.recording(plan.precision())) {
      NDArray scalar = loss.at(batch, inner);
      double value = scalar.getFloat();
      List<NDArray> gradients = Gradients.of(scalar, parameters);
      gradients.forEach(scope::adopt);
      return new Gradient(value, gradients);
    }
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
