package io.formant.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.formant.plan.StageOutcome;
import io.formant.report.FinishedRun;
import io.formant.report.FinishedRun.StageResult;
import io.formant.report.Headline;
import java.nio.file.Path;
import java.util.List;

/** What a finished run prints: its headline numbers and where the report is. */
record RunSummary(FinishedRun run, Path report) {
  void print(boolean json) {
    if (json) Output.print(json());
    else Output.print(words());
  }

  private String words() {
    List<List<String>> rows = Headline.of(run).stream()
        .map(number -> List.of(number.of(), number.name(), number.value(), number.interval()))
        .toList();
    String numbers = rows.isEmpty() ? "" : Output.table(rows, 2) + "\n";
    return run.pipeline() + ": " + run.outcome() + "\n" + numbers + "report: "
        + Output.near(report.resolve("index.html"));
  }

  private ObjectNode json() {
    ObjectNode node = Output.object()
        .put("pipeline", run.pipeline())
        .put("outcome", "done")
        .put("seconds", run.seconds());
    node.put("report", report.toAbsolutePath().normalize().toString());
    ArrayNode stages = node.putArray("stages");
    for (StageResult stage : run.stages()) {
      StageOutcome outcome = stage.outcome();
      stages
          .addObject()
          .put("id", outcome.stage())
          .put("type", outcome.type())
          .put("items", outcome.items())
          .put("ran", outcome.ran())
          .put("seconds", outcome.seconds())
          .put("output", outcome.output().hex());
    }
    ArrayNode headlines = node.putArray("headlines");
    for (Headline number : Headline.of(run)) {
      headlines
          .addObject()
          .put("name", number.name())
          .put("of", number.of())
          .put("value", number.value())
          .put("interval", number.interval());
    }
    return node;
  }
}
