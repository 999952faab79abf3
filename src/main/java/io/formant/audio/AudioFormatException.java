package io.formant.audio;

/** A sound file that can't be used: names the file, what is wrong with it and what to do. */
public final class AudioFormatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  AudioFormatException(String file, String problem, String remedy) {
    super(file + ": " + problem + "; " + remedy);
  }

  AudioFormatException(String file, String problem, String remedy, Throwable cause) {
    this(file, problem, remedy);
    initCause(cause);
  }

  static AudioFormatException truncated(String file, String part, long found, long expected) {
    return new AudioFormatException(
        file,
        "truncated: " + part + " ends after " + found + " of " + expected + " bytes",
        "copy the file again from its source");
  }

  static AudioFormatException empty(String file) {
    return new AudioFormatException(
        file, "holds no samples", "remove it from the corpus or record it again");
  }
}
