package io.formant.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with a pipeline; the message shows it all, in the order of the lines. */
public final class Problems extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
          (Problem problem) -> problem.mark().place())
      .thenComparing(problem -> problem.mark().line())
      .thenComparing(problem -> problem.mark().column());

  private final transient List<Problem> problems;

  public Problems(Collection<Problem> problems) {
    super(problems.stream()
        .distinct()
        .sorted(BY_PLACE)
        .map(Problem::rendered)
        .collect(Collectors.joining("\n")));
    this.problems = problems.stream().distinct().sorted(BY_PLACE).toList();
  }

  public List<Problem> problems() {
    return problems;
  }
}
