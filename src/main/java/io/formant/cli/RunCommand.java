package io.formant.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.formant.artifact.RunListener;
import io.formant.artifact.Store;
import io.formant.plan.Fingerprints;
import io.formant.plan.Plan;
import io.formant.plan.Planner;
import io.formant.plan.code.CodeDigest;
import io.formant.report.FinishedRun;
import io.formant.report.ReportWriter;
import io.formant.route.PipelineRun;
import io.formant.route.PipelineRuns;
import io.formant.route.RunFailure;
import io.formant.route.RunResult;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs a pipeline and writes its report. */
@Command(name = "run", description = "Runs a pipeline; the default verb.")
final class RunCommand implements Callable<Integer> {
  @Inject
  Options options;

  @Inject
  Planner planner;

  @Inject
  PipelineRuns runs;

  @Mixin
  PipelineArguments pipeline;

  @Override
  public Integer call() throws IOException {
    Plan plan = pipeline.plan(planner);
    long begin = System.nanoTime();
    try (ProgressDisplay display = new ProgressDisplay();
        Store store = Store.open(options.cacheFolder(), display)) {
      RunResult result = run(plan, store, display);
      double seconds = (System.nanoTime() - begin) / 1e9;
      display.close();
      return result.failure().isPresent()
          ? failed(result, result.failure().get())
          : done(plan, result, store, seconds);
    }
  }

  private RunResult run(Plan plan, Store store, RunListener listener) {
    Fingerprints fingerprints =
        new Fingerprints(plan, new CodeDigest(), TensorEngine.description());
    PipelineRun run = runs.of(plan, fingerprints, store, listener, options.run);
    try (Interrupt ignored = new Interrupt(run::stop)) {
      return run.run();
    }
  }

  private int done(Plan plan, RunResult result, Store store, double seconds) throws IOException {
    FinishedRun finished =
        new RunRecorder(pipeline, store).finished(plan, result.outcomes(), seconds);
    Path report = new ReportWriter(options.reportsFolder()).write(finished);
    new RunSummary(finished, report).print(options.json);
    return ExitStatus.DONE;
  }

  private int failed(RunResult result, RunFailure failure) {
    if (options.json) {
      ObjectNode node = Output.object().put("outcome", result.stopped() ? "stopped" : "failed");
      Output.print(node.put("stage", failure.stage())
          .put("item", failure.item())
          .put("message", failure.message()));
    }
    if (result.stopped()) {
      Failures.say("stopped; the same command continues where it was");
      return ExitStatus.INTERRUPTED;
    }
    Failures.say(failure.message());
    if (options.verbose) Failures.trace(failure.cause());
    else
      Failures.say(
          "the same command continues after the last item that was done; --verbose shows where it failed");
    return ExitStatus.FAILED;
  }
}
