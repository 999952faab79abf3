package io.formant.cli;

import io.formant.artifact.RunListener;
import io.formant.artifact.Store;
import io.formant.plan.Forecast;
import io.formant.plan.Plan;
import io.formant.plan.Planner;
import io.formant.report.FinishedRun;
import io.formant.report.RunRecords;
import io.formant.route.PipelineRuns;
import io.formant.route.RunResult;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the report again, from cached artifacts only. */
@Command(name = "report", description = "Writes the report again, from cached artifacts only.")
final class ReportCommand implements Callable<Integer> {
  @Inject
  Options options;

  @Inject
  Planner planner;

  @Inject
  PipelineRuns runs;

  @Mixin
  PipelineArguments pipeline = new PipelineArguments();

  @Override
  public Integer call() throws IOException {
    Ending ending = new Ending(options, pipeline);
    Plan plan = pipeline.plan(planner);
    Outlook outlook = Outlook.of(plan);
    try (Store store = Store.open(options.cacheFolder())) {
      List<String> missing = outlook.forecast(store).stages().stream()
          .filter(Forecast.Stage::runs)
          .map(Forecast.Stage::id)
          .toList();
      if (!missing.isEmpty()) return incomplete(missing);
      RunResult result = runs.of(
              plan, outlook.fingerprints(), store, new RunListener() {}, options.run)
          .run();
      if (result.failure().isPresent())
        return ending.failed(result, result.failure().get());
      ending.reported(asItWas(ending.finished(plan, result, store)));
      return ExitStatus.DONE;
    }
  }

  /** What a run took and executed is told by the report that it wrote, where that is still there. */
  private FinishedRun asItWas(FinishedRun finished) throws IOException {
    return new RunRecords(options.reportsFolder())
        .newest(finished.pipeline(), finished.keys())
        .map(finished::asIn)
        .orElse(finished);
  }

  private int incomplete(List<String> missing) {
    return Failures.refuse(
        options.json,
        ExitStatus.FAILED,
        "no result in the cache for " + String.join(", ", missing) + ": run " + pipeline.file
            + " first, with the same --set");
  }
}
