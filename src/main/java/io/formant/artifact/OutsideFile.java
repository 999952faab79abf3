package io.formant.artifact;

import java.util.Optional;

/**
 * A file from outside that a stage reads: published weights, a vocabulary.
 *
 * @param key of the stage that names it, such as {@code weights}
 * @param path as the pipeline names it
 * @param digest of its bytes
 * @param licence as the pipeline says
 */
public record OutsideFile(String key, String path, Digest digest, Optional<String> licence) {

  /** As the report shows it. */
  public Material material() {
    return new Material(
        key, path, Optional.of(digest), licence.orElse("the pipeline names no licence"));
  }
}
