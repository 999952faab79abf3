package io.formant.train;

import io.formant.tensor.TensorData;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a training needs to go on as if it had not stopped. Random numbers come from seeds split by the step, so its number is
 * their whole state.
 *
 * @param step steps done
 * @param tensors parameters, moments of the optimizer and averages, by name
 * @param numbers what the training watches, such as its lowest held-out loss, by name
 */
public record Checkpoint(long step, Map<String, TensorData> tensors, Map<String, Double> numbers) {

  public Checkpoint {
    if (step < 0) {
      throw new IllegalArgumentException("step is " + step + ", expected 0 or more");
    }
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
  }
}
