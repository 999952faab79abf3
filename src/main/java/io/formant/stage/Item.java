package io.formant.stage;

import io.formant.artifact.Artifact;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One item of an input or output set. The value of an input is read from the store when first asked for.
 *
 * @param key unique in its set and stable between runs
 * @param labels {@code split}, {@code voice}, {@code text}: what can be selected without reading the value
 */
public record Item<I extends Artifact>(String key, Map<String, String> labels, Supplier<I> source) {
  public Item {
    labels = Map.copyOf(labels);
  }

  public static <I extends Artifact> Item<I> of(String key, Map<String, String> labels, I value) {
    return new Item<>(key, labels, () -> value);
  }

  public I value() {
    return source.get();
  }

  /** The label's value, or an empty string. */
  public String label(String name) {
    return labels.getOrDefault(name, "");
  }
}
