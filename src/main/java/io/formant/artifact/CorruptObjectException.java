package io.formant.artifact;

import java.nio.file.Path;

/**
 * An object of the store is missing, damaged or unreadable, and has been removed: whoever made it makes it again in the next run
 * that needs it.
 */
public final class CorruptObjectException extends RuntimeException {
  CorruptObjectException(Path file, String reason) {
    super(file + " " + reason + "; it was removed and is made again by the next run that needs it");
  }
}
