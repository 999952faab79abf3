package io.formant.train;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.AdamW;
import io.formant.tensor.Parameters;
import io.formant.tensor.TensorData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters, moments and averages, and the number of steps done. */
final class TrainingState implements AutoCloseable {

  private final Parameters parameters;
  private final boolean averaged;
  private final Parameters means;
  private final Parameters squares;
  private final Parameters averages;
  private long step;

  TrainingState(Parameters parameters, boolean averaged) {
    this.parameters = parameters;
    this.averaged = averaged;
    means = zeros(parameters);
    squares = zeros(parameters);
    averages = averaged ? zeros(parameters) : Parameters.withoutGradients();
  }

  long step() {
    return step;
  }

  /** Updates the parameters with the gradients of one step, and counts it. */
  void update(List<NDArray> gradients, AdamW optimizer, double rate) {
    step++;
    optimizer.update(all(parameters), gradients, all(means), all(squares), step, rate);
  }

  void average(double decay) {
    averages.moveToward(parameters, 1 - decay);
  }

  Checkpoint checkpoint() {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    parts()
        .forEach(
            (kind, part) -> part.save().forEach((name, data) -> tensors.put(kind + name, data)));
    return new Checkpoint(step, tensors);
  }

  void restore(Checkpoint checkpoint) {
    parts().forEach((kind, part) -> part.load(only(kind, checkpoint.tensors())));
    step = checkpoint.step();
  }

  /** The averages, or the parameters where none are kept. */
  Map<String, TensorData> result() {
    return averaged ? averages.save() : parameters.save();
  }

  @Override
  public void close() {
    means.close();
    squares.close();
    averages.close();
  }

  private Map<String, Parameters> parts() {
    Map<String, Parameters> parts = new LinkedHashMap<>();
    parts.put("parameter.", parameters);
    parts.put("mean.", means);
    parts.put("square.", squares);
    parts.put("average.", averages);
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
