package io.formant.route.work;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Tries again what fails by input or output, such as a network folder that hiccups; nothing else is worth a second try. */
final class Retry {
  private static final int ATTEMPTS = 3;
  private static final long PAUSE_MILLIS = 100;

  private Retry() {}

  /**
   * @throws IOException that of the last attempt; at once when a file is not there
   */
  static <T> T onIo(Callable<T> work) throws Exception {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.call();
      } catch (NoSuchFileException | FileNotFoundException e) {
        throw e;
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS * attempt);
      }
    }
  }
}
