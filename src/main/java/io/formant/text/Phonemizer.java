package io.formant.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns English text into the phones of {@link PhoneSymbols}. Safe for use by several threads.
 *
 * <p>Source: the CMU lexicon and letter-to-sound trees of FreeTTS, after Black, Lenzo and Pagel 1998, Issues in building
 * general letter to sound rules, https://www.cs.cmu.edu/~awb/papers/ESCA98_lts.pdf.
 */
public final class Phonemizer {
  private final Pronunciations pronunciations;

  private Phonemizer(Pronunciations pronunciations) {
    this.pronunciations = pronunciations;
  }

  /** The one instance; its lexicon is read when it is first asked for, in about a third of a second. */
  public static Phonemizer shared() {
    return Shared.INSTANCE;
  }

  /**
   * The phones of a text, normalised first, with {@code pau} at both ends and wherever a mark asks for a pause.
   *
   * @throws IllegalArgumentException if there is nothing to pronounce
   */
  public List<String> phones(String text) {
    String words = Normalizer.normalize(text);
    List<String> phones = new ArrayList<>(List.of(PhoneSymbols.PAUSE));
    for (String word : words.split(" ")) {
      boolean pause = word.matches(".*[,.?!;:]");
      phones.addAll(pronunciations.of(pause ? word.substring(0, word.length() - 1) : word));
      if (pause) addPause(phones);
    }
    addPause(phones);
    if (phones.size() == 1) {
      throw new IllegalArgumentException(
          "text '" + text + "' holds nothing to pronounce, expected English words");
    }
    return List.copyOf(phones);
  }

  private static void addPause(List<String> phones) {
    if (!phones.get(phones.size() - 1).equals(PhoneSymbols.PAUSE)) phones.add(PhoneSymbols.PAUSE);
  }

  private static final class Shared {
    static final Phonemizer INSTANCE = new Phonemizer(Pronunciations.shared());
  }
}
