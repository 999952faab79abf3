package io.formant.text.ipa;

import java.util.List;

/**
 * Text to the ids that a VITS network reads.
 *
 * @param cleaners applied one after another
 * @param blanks whether a blank stands between any two symbols and at both ends
 */
public record VitsText(List<EnglishCleaner> cleaners, boolean blanks) {

  /** As the published checkpoints read. */
  public static final VitsText PUBLISHED =
      new VitsText(List.of(EnglishCleaner.ENGLISH_CLEANERS2), true);

  public VitsText {
    cleaners = List.copyOf(cleaners);
  }

  /**
   * One id a symbol, and the blanks.
   *
   * @throws IllegalArgumentException if nothing of the text is left, or a character of it is no symbol
   */
  public int[] ids(String text, IpaPhonemizer phonemizer) {
    String clean = text;
    for (EnglishCleaner cleaner : cleaners) {
      clean = cleaner.clean(clean, phonemizer);
    }
    if (clean.isBlank()) {
      throw new IllegalArgumentException(
          "text '" + text + "' holds nothing to pronounce, expected English words");
    }
    int[] ids = VitsSymbols.ids(clean);
    return blanks ? VitsSymbols.withBlanks(ids) : ids;
  }
}
