package io.formant.text.ipa;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text cut at its punctuation, so that words can be turned into phonemes and the marks put back where they stood, with the blanks
 * around them.
 *
 * <p>Source: what the reference gets of https://github.com/bootphon/phonemizer with {@code preserve_punctuation}.
 */
final class Punctuated {

  private static final Pattern MARKS = Pattern.compile("\\s*[;:,.!?¡¿—…\"«»“”]+\\s*");
  private static final Pattern STRESS = Pattern.compile("[ˈˌ]");

  /** Words and marks in their order; marks are those at odd places. */
  private final List<String> parts = new ArrayList<>();

  Punctuated(String text) {
    Matcher matcher = MARKS.matcher(text);
    int end = 0;
    while (matcher.find()) {
      parts.add(text.substring(end, matcher.start()));
      parts.add(matcher.group());
      end = matcher.end();
    }
    parts.add(text.substring(end));
  }

  /**
   * The phonemes of all words.
   *
   * @param full whether stress and punctuation stay
   */
  String spoken(IpaPhonemizer phonemizer, boolean full) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < parts.size(); i += 2) {
      if (!parts.get(i).isBlank()) {
        words.add(parts.get(i).strip());
      }
    }
    Iterator<String> phonemes = phonemizer.phonemes(words).iterator();
    StringBuilder spoken = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      if (i % 2 == 1) {
        spoken.append(full ? parts.get(i) : " ");
      } else if (!parts.get(i).isBlank()) {
        spoken.append(phonemes.next());
      }
    }
    return full ? spoken.toString() : STRESS.matcher(spoken).replaceAll("");
  }
}
