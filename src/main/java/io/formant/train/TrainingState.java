package io.formant.train;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.AdamW;
import io.formant.tensor.Average;
import io.formant.tensor.Parameters;
import io.formant.tensor.TensorData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters, moments and averages, and the number of steps done. */
final class TrainingState implements AutoCloseable {

  private final Parameters parameters;
  private final Parameters kept = Parameters.withoutGradients();
  private final List<NDArray> weights;
  private final List<NDArray> means;
  private final List<NDArray> squares;
  private final List<NDArray> averages;
  private long step;

  TrainingState(Parameters parameters, boolean averaged) {
    this.parameters = parameters;
    weights = List.copyOf(parameters.arrays().values());
    means = zeros("mean");
    squares = zeros("square");
    averages = averaged ? zeros("average") : List.of();
  }

  long step() {
    return step;
  }

  /** Updates the parameters with the gradients of one step, and counts it. */
  void update(List<NDArray> gradients, AdamW optimizer, double rate) {
    step++;
    optimizer.update(weights, gradients, means, squares, step, rate);
  }

  void average(double decay) {
    Average.lerp(averages, weights, 1 - decay);
  }

  Checkpoint checkpoint() {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    parameters.save().forEach((name, data) -> tensors.put("parameter." + name, data));
    tensors.putAll(kept.save());
    return new Checkpoint(step, tensors);
  }

  void restore(Checkpoint checkpoint) {
    parameters.load(part(checkpoint, "parameter.", true));
    kept.load(part(checkpoint, "parameter.", false));
    step = checkpoint.step();
  }

  /** The averages, or the parameters where none are kept. */
  Map<String, TensorData> result() {
    if (averages.isEmpty()) {
      return parameters.save();
    }
    Map<String, TensorData> result = new LinkedHashMap<>();
    parameters
        .arrays()
        .keySet()
        .forEach(name -> result.put(name, TensorData.of(kept.get("average." + name))));
    return result;
  }

  @Override
  public void close() {
    kept.close();
  }

  private List<NDArray> zeros(String kind) {
    return parameters.arrays().entrySet().stream()
        .map(e -> kept.root().at(kind).zeros(e.getKey(), e.getValue().getShape().getShape()))
        .toList();
  }

  private static Map<String, TensorData> part(
      Checkpoint checkpoint, String prefix, boolean inside) {
    Map<String, TensorData> part = new LinkedHashMap<>();
    checkpoint.tensors().forEach((name, data) -> {
      if (name.startsWith(prefix) == inside) {
        part.put(inside ? name.substring(prefix.length()) : name, data);
      }
    });
    return part;
  }
}
