package io.formant.tensor.weights;

import java.util.List;

/** Weights that are not those of the model: choose another file, or other sizes of the model. */
public final class MisfitException extends IllegalArgumentException {

  private static final int MOST_NAMED = 20;

  private final transient List<String> problems;

  MisfitException(List<String> problems) {
    super("weights do not fit the model: " + named(problems));
    this.problems = List.copyOf(problems);
  }

  /** Every missing, extra and mis-shaped tensor. */
  public List<String> problems() {
    return problems;
  }

  private static String named(List<String> problems) {
    String first = String.join("; ", problems.subList(0, Math.min(MOST_NAMED, problems.size())));
    return problems.size() > MOST_NAMED
        ? first + "; and " + (problems.size() - MOST_NAMED) + " more"
        : first;
  }
}
