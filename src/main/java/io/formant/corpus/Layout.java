package io.formant.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A way in which a corpus lies in its folder. */
sealed interface Layout permits MetadataTable, LjSpeech, Vctk, LibriTts, DigitTakes {
  /**
   * What a folder holds.
   *
   * @param recordings in their final order
   * @param notes recordings left out and why, splits that were made up
   */
  record Contents(List<Recording> recordings, List<String> notes) {
    public Contents {
      recordings = List.copyOf(recordings);
      notes = List.copyOf(notes);
    }
  }

  String name();

  /** The files by which the layout is recognised, for people. */
  String lookedFor();

  boolean fits(Path folder);

  Contents read(Path folder);

  /** The entries of a folder by name; none where it does not exist. */
  static List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .sorted((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": can't be listed: " + e.getMessage(), e);
    }
  }

  static List<String> lines(Path file) {
    try {
      return text(Files.readAllBytes(file)).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": can't be read: " + e.getMessage(), e);
    }
  }

  /** UTF-8 without a byte order mark; bytes that are not UTF-8 become replacement characters. */
  static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The first line that says something. */
  static String firstLine(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElse("empty");
  }

  /** The path below a folder with forward slashes. */
  static String relative(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  static boolean isAudio(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".wav") || name.endsWith(".flac");
  }
}
