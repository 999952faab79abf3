package io.formant.artifact;

import java.util.Optional;

/**
 * The work of others that a result is built on: a corpus, published weights.
 *
 * @param kind {@code corpus}, {@code weights}, {@code vocabulary}
 * @param name as the pipeline names it
 * @param digest of what was read; empty for a source stage, whose fingerprint holds it
 * @param licence a line: under which terms it may be used, or that nothing says so
 */
public record Material(String kind, String name, Optional<Digest> digest, String licence) {
  public static Material corpus(String name, String licence) {
    return new Material("corpus", name, Optional.empty(), licence);
  }

  public static Material weights(String name, Digest digest, String licence) {
    return new Material("weights", name, Optional.of(digest), licence);
  }

  public Material withDigest(Digest digest) {
    return new Material(kind, name, Optional.of(digest), licence);
  }
}
