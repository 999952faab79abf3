package io.formant.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.formant.artifact.Store;
import io.formant.plan.Explanation;
import io.formant.plan.Plan;
import io.formant.plan.Planner;
import io.formant.plan.Step;
import io.formant.yaml.Nearest;
import io.formant.yaml.Problem;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What a stage's result depends on, and what of that has changed since the last run. */
@Command(
    name = "explain",
    description = "Tells why a stage runs: each part of its fingerprint, old and new.")
final class ExplainCommand implements Callable<Integer> {
  @Inject
  Options options;

  @Inject
  Planner planner;

  @Mixin
  PipelineArguments pipeline = new PipelineArguments();

  @Parameters(index = "1", paramLabel = "STAGE", description = "a stage's id")
  String stage = "";

  @Override
  public Integer call() {
    Plan plan = pipeline.plan(planner);
    Optional<Step> step = plan.step(stage);
    if (step.isEmpty()) {
      String hint = Nearest.hint(stage, plan.steps().stream().map(Step::id).toList());
      return Failures.refuse(
          options.json,
          ExitStatus.WRONG,
          pipeline.file + " has no stage '" + stage + "'" + (hint.isEmpty() ? "" : ": " + hint));
    }
    try (Store store = Store.open(options.cacheFolder())) {
      Explanation explanation =
          Explanation.of(plan, step.get(), Outlook.of(plan).forecast(store));
      if (options.json) Output.print(json(explanation));
      else Output.print(words(explanation, step.get()));
      return ExitStatus.DONE;
    }
  }

  private static String words(Explanation explanation, Step step) {
    boolean first = explanation.parts().stream().allMatch(part -> part.before().isEmpty());
    String changes = explanation.parts().stream()
        .filter(Explanation.Part::changed)
        .map(part -> new Problem(part.mark(), change(part), "").rendered())
        .collect(Collectors.joining("\n"));
    String head = explanation.stage() + " (" + step.type() + "): " + action(explanation);
    String since = first
        ? "no run of this file is known"
        : changes.isEmpty() ? "nothing has changed since the last run" : changes;
    return String.join(
        "\n",
        head,
        "",
        since,
        "",
        Output.table(explanation.parts().stream().map(ExplainCommand::row).toList()));
  }

  private static String action(Explanation explanation) {
    return switch (explanation.action()) {
      case RUN -> "would run";
      case REUSE -> "would come from the cache";
      case PART -> "would run for some of its items";
    };
  }

  private static String change(Explanation.Part part) {
    if (part.before().isEmpty()) return part.name() + " is new: " + part.now().orElse("");
    if (part.now().isEmpty())
      return part.name() + " is gone, was " + part.before().get();
    return part.name() + " was " + part.before().get() + ", is " + part.now().get();
  }

  private static List<String> row(Explanation.Part part) {
    String now = part.now().orElse("gone");
    boolean told = part.changed() && part.before().isPresent();
    return List.of("  " + part.name(), told ? part.before().get() + " → " + now : now);
  }

  private static ObjectNode json(Explanation explanation) {
    ObjectNode node = Output.object()
        .put("stage", explanation.stage())
        .put("action", explanation.action().word());
    ArrayNode parts = node.putArray("parts");
    for (Explanation.Part part : explanation.parts()) {
      parts
          .addObject()
          .put("name", part.name())
          .put("changed", part.changed())
          .put("before", part.before().orElse(null))
          .put("now", part.now().orElse(null))
          .put("place", part.mark().place())
          .put("line", part.mark().line())
          .put("column", part.mark().column());
    }
    return node;
  }
}
