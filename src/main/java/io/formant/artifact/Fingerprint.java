package io.formant.artifact;

import java.util.List;

/**
 * What a result depends on, as ordered named parts: stage type, code, canonical spec, input digests, seed. Two results with
 * equal fingerprints are the same result; where two differ, the differing parts say why a stage runs again.
 */
public record Fingerprint(List<Part> parts) {
  /** One ingredient: {@code spec.rate-hz = 16000}. */
  public record Part(String name, String value) {}

  public Fingerprint {
    parts = List.copyOf(parts);
  }

  public Digest digest() {
    return Digest.of(
        parts.stream().map(part -> part.name() + "=" + part.value()).toList());
  }

  /** The value of a part, or an empty string. */
  public String value(String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .map(Part::value)
        .findFirst()
        .orElse("");
  }
}
