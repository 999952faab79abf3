package io.formant.artifact.codec;

import java.io.IOException;

/** A stream that is not what {@link ArtifactCodec} writes, ends too early, or holds a record of another shape. */
public final class FormatException extends IOException {
  FormatException(String message) {
    super(message);
  }

  FormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
