package io.formant.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The cache cannot be used; the message names the file and what to do. */
public final class CacheException extends UncheckedIOException {
  private CacheException(String message, IOException cause) {
    super(message, cause);
  }

  /**
   * @param action what failed, such as {@code write}
   */
  static CacheException cannot(String action, Path file, IOException cause) {
    return new CacheException(
        "cannot " + action + " " + file + ": " + reason(cause) + "; " + remedy(cause), cause);
  }

  static CacheException busy(Path file, String remedy) {
    return new CacheException(
        file + " is held by another run; " + remedy, new IOException("locked"));
  }

  /** The trouble with the disk behind a failure, if that is what it is. */
  static Optional<CacheException> diskTrouble(Path file, Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(cause ->
            cause instanceof FileSystemException || remediable(String.valueOf(cause.getMessage())))
        .findFirst()
        .map(cause -> cannot(
            "use",
            file,
            cause instanceof IOException io ? io : new IOException(cause.getMessage(), cause)));
  }

  private static boolean remediable(String message) {
    String words = message.toLowerCase(Locale.ROOT);
    return words.contains("no space") || words.contains("quota");
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "access denied";
    } else if (cause instanceof NoSuchFileException) {
      return "no such file";
    }
    return String.valueOf(cause.getMessage());
  }

  private static String remedy(IOException cause) {
    if (remediable(String.valueOf(cause.getMessage()))) {
      return "free some disk space (./run cache gc drops what no report needs) and run again";
    }
    return "check that the cache folder exists, that you may write to it and that its disk is in order";
  }
}
