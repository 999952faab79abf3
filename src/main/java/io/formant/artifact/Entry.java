package io.formant.artifact;

import java.util.Map;

/**
 * One item of a stage's output as the framework sees it: where its bytes are and what may be known without reading them.
 *
 * @param key unique within the output and stable between runs, such as the clip's relative file; empty for a single object
 * @param labels what stages select by without reading the object: {@code split}, {@code voice}, {@code text}
 * @param digest of the object in the store
 */
public record Entry(String key, Map<String, String> labels, Digest digest) {
  public Entry {
    labels = Map.copyOf(labels);
  }

  /** The label's value, or an empty string. */
  public String label(String name) {
    return labels.getOrDefault(name, "");
  }
}
