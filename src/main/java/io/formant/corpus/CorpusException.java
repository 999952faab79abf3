package io.formant.corpus;

import java.util.List;

/** A corpus that can't be used; holds every problem that was found, not only the first. */
public final class CorpusException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 50;

  private final transient List<String> problems;

  CorpusException(List<String> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  private static String message(List<String> problems) {
    String shown = String.join("\n", problems.subList(0, Math.min(SHOWN, problems.size())));
    return problems.size() <= SHOWN
        ? shown
        : shown + "\n… and " + (problems.size() - SHOWN) + " more problems";
  }

  /** One line each: where, what, what to do. */
  public List<String> problems() {
    return problems;
  }
}
