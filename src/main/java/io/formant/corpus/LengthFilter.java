package io.formant.corpus;

import java.util.List;

/**
 * Keeps recordings of a certain length; opens each file's header.
 *
 * @param shortestSeconds least length that is kept
 * @param longestSeconds greatest length that is kept
 */
public record LengthFilter(double shortestSeconds, double longestSeconds) {
  public LengthFilter {
    if (!(shortestSeconds >= 0 && shortestSeconds <= longestSeconds)) {
      throw new IllegalArgumentException("lengths must satisfy 0 <= shortest <= longest, were "
          + shortestSeconds + " and " + longestSeconds + " s");
    }
  }

  public List<Recording> of(CorpusSource corpus, List<Recording> recordings) {
    return recordings.stream()
        .filter(recording -> accepts(corpus.header(recording).lengthSeconds()))
        .toList();
  }

  private boolean accepts(double seconds) {
    return seconds >= shortestSeconds && seconds <= longestSeconds;
  }

  /** What the report says of it: {@code 14831 of 40000 recordings last 0.0 to 4.0 s; the others are left out}. */
  public String note(int kept, int total) {
    return kept + " of " + total + " recordings last " + shortestSeconds + " to " + longestSeconds
        + " s; the others are left out";
  }
}
