package io.formant.stages.evaluate;

import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Clips that went two ways. */
final class Paired {
  private Paired() {}

  /** How much larger a value is of each clip on the one way than on the other; only of clips that went both. */
  static <T> double[] differences(
      Map<String, T> one, Map<String, T> other, ToDoubleFunction<T> value) {
    return one.entrySet().stream()
        .filter(clip -> other.containsKey(clip.getKey()))
        .mapToDouble(clip -> value.applyAsDouble(clip.getValue())
            - value.applyAsDouble(Objects.requireNonNull(other.get(clip.getKey()))))
        .toArray();
  }
}
