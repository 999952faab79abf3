package io.formant.report.compare;

import java.util.ArrayList;
import java.util.List;

/** What a comparison comes to, for a terminal. */
public final class ComparisonText {
  private ComparisonText() {}

  public static String of(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    comparison.sides().forEach(side -> lines.add(side.name() + "  " + side.label()));
    lines.add("");
    if (comparison.lines().isEmpty()) lines.add("the pipelines have the same lines");
    for (PipelineLine line : comparison.lines()) {
      lines.add(line.key());
      for (int i = 0; i < comparison.sides().size(); i++)
        lines.add("  " + comparison.sides().get(i).name() + "  "
            + (line.text(i).isEmpty() ? "–" : line.text(i)));
    }
    lines.addAll(comparison.changes());
    lines.add("");
    comparison.differences().stream()
        .filter(it -> it.slice().equals(comparison.differences().get(0).slice()))
        .forEach(it -> lines.add(difference(it)));
    lines.addAll(comparison.refusals());
    comparison.tables().forEach(table -> lines.addAll(table.refusals()));
    return String.join("\n", lines);
  }

  private static String difference(Difference it) {
    String interval = Words.differenceInterval(it);
    return it.slice() + ", " + it.measure().name() + ", " + it.other() + " − " + it.base() + ": "
        + Words.difference(it.measure(), it.difference().value())
        + (interval.isEmpty() ? "" : " (" + interval + ")") + ", " + it.verdict();
  }
}
