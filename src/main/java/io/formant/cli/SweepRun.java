package io.formant.cli;

import io.formant.plan.Plan;
import io.formant.plan.Planner;
import io.formant.report.FinishedRun;
import io.formant.report.RunRecord;
import io.formant.report.RunRecords;
import io.formant.report.compare.Comparison;
import io.formant.route.RunFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs every point of a sweep and compares them. What points have in common is in the cache when the second needs it; a point whose
 * report is there already is not reported again, so that a sweep that was stopped goes on where it was.
 */
final class SweepRun {
  private static final Path NO_REPORT = Path.of("");

  private final Options options;
  private final Planner planner;
  private final Execution execution;
  private final List<Path> reports = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private boolean stopped;

  SweepRun(Options options, Planner planner, Execution execution) {
    this.options = options;
    this.planner = planner;
    this.execution = execution;
  }

  /** Returns the exit status: a point that fails keeps no other from running. */
  int run(List<PipelineArguments> points) throws IOException {
    List<Plan> plans = points.stream().map(point -> point.plan(planner)).toList();
    for (int i = 0; i < points.size() && !stopped; i++) {
      Failures.say("point " + (i + 1) + " of " + points.size() + ": " + name(points.get(i)));
      run(plans.get(i), points.get(i));
    }
    if (stopped) return stopped(points.size());
    if (reports.size() > 1) CompareCommand.write(Comparison.of(reports), Optional.empty(), options);
    if (!failures.isEmpty())
      return Failures.refuse(
          options.json && reports.size() < 2,
          ExitStatus.FAILED,
          failures.size() + " of " + points.size() + " points failed\n"
              + String.join("\n", failures));
    if (reports.size() == 1) Output.print("one point, nothing to compare: " + reports.get(0));
    return ExitStatus.DONE;
  }

  private static String name(PipelineArguments point) {
    return String.join(" ", point.overrides);
  }

  private void run(Plan plan, PipelineArguments point) throws IOException {
    Ending ending = new Ending(options, point);
    execution.run(plan, point, (result, store) -> {
      stopped = result.stopped();
      if (result.failure().isPresent()) return failed(point, result.failure().get());
      Path report = reported(ending, ending.finished(plan, result, store));
      reports.add(report);
      return report;
    });
  }

  private Path failed(PipelineArguments point, RunFailure failure) {
    failures.add(name(point) + ": " + failure.message());
    if (options.verbose) Failures.trace(failure.cause());
    return NO_REPORT;
  }

  private Path reported(Ending ending, FinishedRun finished) throws IOException {
    Optional<RunRecord> earlier =
        new RunRecords(options.reportsFolder()).newest(finished.pipeline(), finished.keys());
    Path report =
        earlier.filter(it -> it.overrides().equals(finished.overrides())).isPresent()
            ? earlier.get().folder()
            : ending.written(finished);
    Failures.say(finished.outcome() + "; report: " + Output.near(report.resolve("index.html")));
    return report;
  }

  private int stopped(int points) {
    return Failures.refuse(
        options.json,
        ExitStatus.INTERRUPTED,
        "stopped with " + reports.size() + " of " + points
            + " points done; the same command continues where it was");
  }
}
