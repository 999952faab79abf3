package io.formant.metric;

import java.util.List;

/** The share of answers that are right. */
public final class Accuracy {
  private Accuracy() {}

  /** Compares item by item; at least one. */
  public static <T> Interval of(List<? extends T> expected, List<? extends T> answers) {
    if (expected.size() != answers.size()) {
      throw new IllegalArgumentException(
          answers.size() + " answers to " + expected.size() + " questions");
    }
    int right = 0;
    for (int i = 0; i < expected.size(); i++) {
      if (expected.get(i).equals(answers.get(i))) right++;
    }
    return Interval.wilson(right, expected.size());
  }
}
