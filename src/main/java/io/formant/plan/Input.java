package io.formant.plan;

import io.formant.stage.From;

/**
 * An edge of the graph: a key of a stage that refers to another.
 *
 * @param name the key, dotted where nested: {@code from}, {@code systems.diffusion}
 * @param from as it stands in the spec
 */
public record Input(String name, From<?> from) {
  /** The id of the stage referred to. */
  public String step() {
    return from.id();
  }
}
