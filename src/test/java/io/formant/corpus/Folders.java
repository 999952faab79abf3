package io.formant.corpus;

import io.formant.audio.Signals;
import io.formant.audio.Wav;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the files of small corpora. */
final class Folders {
  private Folders() {}

  static void wav(Path folder, String... files) {
    for (String file : files) {
      Path path = folder.resolve(file);
      create(path.getParent());
      Wav.write(Signals.sine(440, 0.05, 8000, 0.5f), path);
    }
  }

  static void text(Path file, String... lines) {
    create(file.getParent());
    try {
      Files.writeString(file, String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
