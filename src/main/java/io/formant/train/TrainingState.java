package io.formant.train;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.AdamW;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.TensorData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters, moments, averages and the best weights so far, the number of steps done, and what was seen of the losses. */
final class TrainingState implements AutoCloseable {

  private final Parameters parameters;
  private final Parameters means;
  private final Parameters squares;
  private final Parameters averages;
  private final Parameters best;
  private final boolean averaged;
  private final Watch watch = new Watch();
  private long step;

  /**
   * @param averaged whether averages are kept
   * @param selecting whether the weights with the lowest held-out loss are
   */
  TrainingState(Parameters parameters, boolean averaged, boolean selecting) {
    this.parameters = parameters;
    this.averaged = averaged;
    means = zeros(parameters);
    squares = zeros(parameters);
    averages = averaged ? zeros(parameters) : Parameters.withoutGradients();
    best = selecting ? zeros(parameters) : Parameters.withoutGradients();
    if (averaged) {
      averages.moveToward(parameters, 1);
    }
  }

  long step() {
    return step;
  }

  Watch watch() {
    return watch;
  }

  /** Updates the parameters with the gradients of one step, and counts it. */
  void update(List<NDArray> gradients, AdamW optimizer, double rate) {
    step++;
    optimizer.update(all(parameters), gradients, all(means), all(squares), step, rate);
  }

  void average(Ema ema) {
    averages.moveToward(parameters, 1 - ema.decay(step));
  }

  /** A loss of the weights that the training would yield now, which the parameters are only for the while. */
  double with(HeldOut heldOut) {
    swapAverages();
    try {
      double sum = 0;
      for (int batch = 0; batch < heldOut.batches(); batch++) {
        try (Scope scope = Scope.open()) {
          sum += heldOut.loss().at(batch, scope).getFloat();
        }
      }
      return sum / heldOut.batches();
    } finally {
      swapAverages();
    }
  }

  private void swapAverages() {
    if (averaged) {
      averages.swap(parameters);
    }
  }

  /** Remembers the weights of this moment as the best. */
  void select() {
    best.moveToward(averaged ? averages : parameters, 1);
  }

  Checkpoint checkpoint() {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    parts()
        .forEach(
            (kind, part) -> part.save().forEach((name, data) -> tensors.put(kind + name, data)));
    return new Checkpoint(step, tensors, watch.save());
  }

  void restore(Checkpoint checkpoint) {
    parts().forEach((kind, part) -> part.load(only(kind, checkpoint.tensors())));
    step = checkpoint.step();
    watch.restore(checkpoint.numbers());
  }

  /** The best weights where they are kept, else the averages, else the parameters. */
  Map<String, TensorData> result() {
    if (!best.arrays().isEmpty()) {
      return best.save();
    }
    return averaged ? averages.save() : parameters.save();
  }

  @Override
  public void close() {
    means.close();
    squares.close();
    averages.close();
    best.close();
  }

  private Map<String, Parameters> parts() {
    Map<String, Parameters> parts = new LinkedHashMap<>();
    parts.put("parameter.", parameters);
    parts.put("mean.", means);
    parts.put("square.", squares);
    parts.put("average.", averages);
    parts.put("best.", best);
    return parts;
  }

  private static List<NDArray> all(Parameters part) {
    return List.copyOf(part.arrays().values());
  }

  private static Parameters zeros(Parameters like) {
    Parameters zeros = Parameters.withoutGradients();
    like.arrays()
        .forEach((name, array) -> zeros.root().zeros(name, array.getShape().getShape()));
    return zeros;
  }

  private static Map<String, TensorData> only(String kind, Map<String, TensorData> tensors) {
    Map<String, TensorData> part = new LinkedHashMap<>();
    tensors.forEach((name, data) -> {
      if (name.startsWith(kind)) {
        part.put(name.substring(kind.length()), data);
      }
    });
    return part;
  }
}
