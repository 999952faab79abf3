package io.formant.corpus;

import java.util.List;

/** A corpus that can't be used; holds every problem that was found, not only the first. */
public final class CorpusException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 50;
  private static final int BRIEF = 3;

  private final transient List<String> problems;

  CorpusException(List<String> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  private static String message(List<String> problems) {
    return first(problems, SHOWN, "\n");
  }

  /** The first problems, and how many more there are. */
  private static String first(List<String> problems, int most, String between) {
    String shown = String.join(between, problems.subList(0, Math.min(most, problems.size())));
    return problems.size() <= most
        ? shown
        : shown + between + "… and " + (problems.size() - most) + " more problems";
  }

  /** The first problems in one line. */
  public String brief() {
    return first(problems, BRIEF, "; ");
  }

  /** One line each: where, what, what to do. */
  public List<String> problems() {
    return problems;
  }
}
