package io.formant.tensor.weights;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that someone may have meant. */
final class NearestName {

  private static final int MOST_CANDIDATES = 4_096;

  private NearestName() {}

  /** The candidate with the fewest single-letter edits, unless half the name would have to change; of very many, among the first. */
  static Optional<String> to(String name, Collection<String> candidates) {
    return candidates.stream()
        .filter(candidate -> Math.abs(candidate.length() - name.length()) <= name.length() / 2)
        .limit(MOST_CANDIDATES)
        .min(Comparator.comparingInt((String candidate) -> edits(name, candidate))
            .thenComparing(Comparator.naturalOrder()))
        .filter(candidate -> edits(name, candidate) <= name.length() / 2);
  }

  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
