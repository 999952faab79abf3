package io.formant.corpus;

import java.util.List;
import java.util.Locale;

/** A part of a corpus by what is said. */
public enum Selection {
  ALL,
  /** The text is one of zero to nine. */
  DIGITS,
  /** The text is anything but a single digit. */
  SENTENCES;

  /** The English words of the digits, by value. */
  public static final List<String> DIGIT_WORDS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  public boolean accepts(Recording recording) {
    return switch (this) {
      case ALL -> true;
      case DIGITS -> isDigit(recording.text());
      case SENTENCES -> !isDigit(recording.text());
    };
  }

  private static boolean isDigit(String text) {
    return DIGIT_WORDS.contains(text.strip().toLowerCase(Locale.ROOT));
  }

  /** The accepted recordings, in their order. */
  public List<Recording> of(List<Recording> recordings) {
    return recordings.stream().filter(this::accepts).toList();
  }
}
