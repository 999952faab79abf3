package io.formant.train;

import io.formant.tensor.TensorData;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a training needs to go on as if it had not stopped.
 *
 * @param step steps done
 * @param tensors parameters, moments of the optimizer and averages, by name
 */
public record Checkpoint(long step, Map<String, TensorData> tensors) {

  public Checkpoint {
    if (step < 0) {
      throw new IllegalArgumentException("step is " + step + ", expected 0 or more");
    }
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }
}
