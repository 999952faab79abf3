package io.formant.metric.speech;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Edit distance between what was said and what was understood, with unit costs, over the length of what was said.
 *
 * <p>Source: Levenshtein 1966; as for word error rates in NIST SCTK, without folding case or punctuation.
 *
 * @param errors substitutions, insertions and deletions
 * @param length words or characters of the reference; without any there are errors but no rate
 */
public record ErrorRate(int errors, int length) {

  private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  /** Words are what white space separates. */
  public static ErrorRate words(String reference, String hypothesis) {
    return between(split(reference), split(hypothesis));
  }

  /** Characters of the words joined by single spaces. */
  public static ErrorRate characters(String reference, String hypothesis) {
    return between(characters(reference), characters(hypothesis));
  }

  private static List<String> split(String text) {
    return SPACE.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
  }

  private static List<String> characters(String text) {
    return String.join(" ", split(text))
        .codePoints()
        .mapToObj(Character::toString)
        .toList();
  }

  private static ErrorRate between(List<String> reference, List<String> hypothesis) {
    int[] above = new int[hypothesis.size() + 1];
    Arrays.setAll(above, j -> j);
    for (int i = 1; i <= reference.size(); i++) {
      int[] row = new int[above.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substitution =
            above[j - 1] + (reference.get(i - 1).equals(hypothesis.get(j - 1)) ? 0 : 1);
        row[j] = Math.min(substitution, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return new ErrorRate(above[hypothesis.size()], reference.size());
  }

  /** Errors over length; more than 1 where much was inserted. */
  public double rate() {
    if (length < 1) throw new IllegalArgumentException("an empty reference has no error rate");
    return (double) errors / length;
  }

  /** All errors over all lengths. */
  public static ErrorRate total(List<ErrorRate> items) {
    return new ErrorRate(
        items.stream().mapToInt(ErrorRate::errors).sum(),
        items.stream().mapToInt(ErrorRate::length).sum());
  }
}
