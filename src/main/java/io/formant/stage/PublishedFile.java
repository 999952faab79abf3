package io.formant.stage;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that somebody published: weights, a vocabulary. In YAML it is its path, or a mapping that pins it: {@code {file: clap.pth,
 * sha256: 2f1a…, licence: CC0-1.0}}. The plan checks that it is there and is the one pinned; its digest counts in the fingerprint
 * under the name of its key, its path does not, and all three go into the report.
 *
 * @param sha256 64 lower-case hex digits
 */
public record PublishedFile(
    @Doc("the file") Path file,

    @Doc("digest that it must have, SHA-256 in 64 hex digits")
    Optional<String> sha256,

    @Doc("licence that it is under, for the report") Optional<String> licence) {
  public PublishedFile {
    sha256 = sha256.map(hex -> hex.toLowerCase(Locale.ROOT));
    if (sha256.filter(hex -> !hex.matches("[0-9a-f]{64}")).isPresent()) {
      throw new IllegalArgumentException(
          "sha256 is '" + sha256.get() + "', expected 64 hex digits");
    }
  }

  /** A file that nothing more is said of. */
  public static PublishedFile at(Path file) {
    return new PublishedFile(file, Optional.empty(), Optional.empty());
  }
}
