package io.formant.cli;

import io.formant.artifact.RunListener;
import io.formant.artifact.Store;
import io.formant.plan.Plan;
import io.formant.plan.Planner;
import io.formant.route.PipelineRun;
import io.formant.route.PipelineRuns;
import io.formant.route.RunResult;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs a pipeline and writes its report. */
@Command(name = "run", description = "Runs a pipeline and writes its report; the default verb.")
final class RunCommand implements Callable<Integer> {
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
    try (ProgressDisplay display = new ProgressDisplay();
        Store store = Store.open(options.cacheFolder(), display)) {
      RunResult result = run(plan, store, display);
      display.close();
      return ending.of(plan, result, store);
    }
  }

  private RunResult run(Plan plan, Store store, RunListener listener) {
    PipelineRun run = runs.of(plan, Outlook.of(plan).fingerprints(), store, listener, options.run);
    try (Interrupt ignored = new Interrupt(run::stop)) {
      return run.run();
    }
  }
}
