package io.formant.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.formant.artifact.Store;
import io.formant.plan.Forecast;
import io.formant.plan.Plan;
import io.formant.plan.Planner;
import io.formant.plan.SweepForecast;
import io.formant.report.Figures;
import java.util.ArrayList;
import java.util.List;

/** What all points of a sweep would run; what they have in common once. */
final class SweepPlan {
  private final Options options;
  private final Planner planner;

  SweepPlan(Options options, Planner planner) {
    this.options = options;
    this.planner = planner;
  }

  int print(List<PipelineArguments> points) {
    List<Plan> plans = points.stream().map(point -> point.plan(planner)).toList();
    try (Store store = Store.open(options.cacheFolder())) {
      List<Forecast> forecasts =
          plans.stream().map(plan -> Outlook.of(plan).forecast(store)).toList();
      SweepForecast forecast = SweepForecast.of(plans, forecasts);
      if (options.json) Output.print(json(points, plans.get(0), forecast));
      else Output.print(words(points, plans.get(0), forecast));
      return ExitStatus.DONE;
    }
  }

  private static String words(List<PipelineArguments> points, Plan plan, SweepForecast forecast) {
    List<List<String>> names = new ArrayList<>();
    for (int i = 0; i < points.size(); i++)
      names.add(List.of("point " + (i + 1), String.join(" ", points.get(i).overrides)));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("points", "stage", "type", "action", "items", "to run", "time", "because"));
    for (SweepForecast.Work work : forecast.work()) {
      List<String> row = new ArrayList<>(List.of(numbers(work.points(), points.size())));
      row.addAll(PlanCommand.row(work.stage()));
      rows.add(row);
    }
    return Output.table(names) + "\n\n" + Output.table(rows, 4, 5, 6) + "\n\n" + plan.name() + ": "
        + sum(points.size(), forecast);
  }

  /** {@code all}, or {@code 1-3, 7}. */
  static String numbers(List<Integer> points, int all) {
    if (points.size() == all) return "all";
    List<String> ranges = new ArrayList<>();
    for (int begin = 0; begin < points.size(); ) {
      int end = begin;
      while (end + 1 < points.size() && points.get(end + 1) == points.get(end) + 1) end++;
      ranges.add(points.get(begin) + (end > begin ? "-" + points.get(end) : ""));
      begin = end + 1;
    }
    return String.join(", ", ranges);
  }

  private static String sum(int points, SweepForecast forecast) {
    if (forecast.running() == 0)
      return points + " points, nothing would run, all results are in the cache";
    String runs = points + " points, " + forecast.running() + " stages would run in all";
    return forecast.timed()
        ? runs + ", in about " + Figures.duration(forecast.seconds()) + " by past runs"
        : runs + "; past runs do not tell how long all of them take";
  }

  private static ObjectNode json(
      List<PipelineArguments> points, Plan plan, SweepForecast forecast) {
    ObjectNode node = Output.object().put("pipeline", plan.name());
    node.put("seconds", forecast.timed() ? (Double) forecast.seconds() : null);
    ArrayNode names = node.putArray("points");
    points.forEach(point -> point.overrides.forEach(names.addObject().putArray("overrides")::add));
    ArrayNode stages = node.putArray("stages");
    for (SweepForecast.Work work : forecast.work()) {
      ObjectNode stage = stages.addObject();
      PlanCommand.json(stage, work.stage());
      work.points().forEach(stage.putArray("points")::add);
    }
    return node;
  }
}
