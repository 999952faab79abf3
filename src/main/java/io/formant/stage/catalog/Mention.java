package io.formant.stage.catalog;

import io.formant.yaml.Value.Scalar;

/**
 * A word of a pipeline that is to be the id of a stage.
 *
 * @param kind the artifact that the stage must yield
 */
public record Mention(Scalar word, Class<?> kind) {
  public String id() {
    return word.text();
  }
}
