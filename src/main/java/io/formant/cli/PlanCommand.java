package io.formant.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.formant.artifact.Store;
import io.formant.plan.Forecast;
import io.formant.plan.Plan;
import io.formant.plan.Planner;
import io.formant.report.Figures;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What would run and why; runs nothing. */
@Command(name = "plan", description = "Tells what would run and why; runs nothing.")
final class PlanCommand implements Callable<Integer> {
  private static final String UNKNOWN = "?";

  @Inject
  Options options;

  @Inject
  Planner planner;

  @Mixin
  PipelineArguments pipeline = new PipelineArguments();

  @Mixin
  SweepArguments sweep = new SweepArguments();

  @Override
  public Integer call() {
    if (sweep.isGiven()) return new SweepPlan(options, planner).print(sweep.points(pipeline));
    Plan plan = pipeline.plan(planner);
    try (Store store = Store.open(options.cacheFolder())) {
      Forecast forecast = Outlook.of(plan).forecast(store);
      if (options.json) Output.print(json(plan, forecast));
      else Output.print(words(plan, forecast));
      return ExitStatus.DONE;
    }
  }

  private static String words(Plan plan, Forecast forecast) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("stage", "type", "action", "items", "to run", "time", "because"));
    forecast.stages().forEach(stage -> rows.add(row(stage)));
    return Output.table(rows, 3, 4, 5) + "\n\n" + plan.name() + ": " + sum(forecast);
  }

  static List<String> row(Forecast.Stage stage) {
    return List.of(
        stage.id(),
        stage.type(),
        stage.action().word(),
        count(stage.items()),
        count(stage.toRun()),
        time(stage),
        String.join(", ", stage.because()));
  }

  private static String count(OptionalInt count) {
    return count.isPresent() ? Figures.whole(count.getAsInt()) : UNKNOWN;
  }

  private static String time(Forecast.Stage stage) {
    if (!stage.runs()) return "";
    OptionalDouble seconds = stage.seconds();
    return seconds.isPresent() ? Figures.duration(seconds.getAsDouble()) : UNKNOWN;
  }

  private static String sum(Forecast forecast) {
    long running = forecast.stages().stream().filter(Forecast.Stage::runs).count();
    if (running == 0) return "nothing would run, all results are in the cache";
    String stages = running + " of " + forecast.stages().size() + " stages would run";
    if (forecast.timed())
      return stages + ", in about " + Figures.duration(forecast.seconds()) + " by past runs";
    return stages + "; past runs do not tell how long all of them take";
  }

  private static ObjectNode json(Plan plan, Forecast forecast) {
    ObjectNode node = Output.object().put("pipeline", plan.name());
    node.put("seconds", forecast.timed() ? (Double) forecast.seconds() : null);
    ArrayNode stages = node.putArray("stages");
    forecast.stages().forEach(stage -> json(stages.addObject(), stage));
    return node;
  }

  static void json(ObjectNode node, Forecast.Stage stage) {
    node.put("id", stage.id())
        .put("type", stage.type())
        .put("action", stage.action().word());
    node.put("items", number(stage.items())).put("to-run", number(stage.toRun()));
    stage.because().forEach(node.putArray("because")::add);
    node.put(
        "seconds", stage.seconds().isPresent() ? (Double) stage.seconds().getAsDouble() : null);
  }

  private static @Nullable Integer number(OptionalInt count) {
    return count.isPresent() ? count.getAsInt() : null;
  }
}
