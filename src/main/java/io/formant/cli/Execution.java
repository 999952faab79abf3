package io.formant.cli;

import io.formant.artifact.RunListener;
import io.formant.artifact.Store;
import io.formant.plan.Plan;
import io.formant.report.live.RunJournal;
import io.formant.report.live.RunJournal.Stage;
import io.formant.report.live.RunJournal.Subject;
import io.formant.route.PipelineRun;
import io.formant.route.PipelineRuns;
import io.formant.route.RunResult;
import java.io.IOException;
import java.nio.file.Path;

/** Runs plans where people can watch: with progress, a journal for the dashboard, and an orderly end on Ctrl-C. */
final class Execution {
  private final Options options;
  private final PipelineRuns runs;

  Execution(Options options, PipelineRuns runs) {
    this.options = options;
    this.runs = runs;
  }

  /** What to do with a run that has ended. */
  interface Conclusion {
    /** Returns the report's folder; an empty path where there is none. */
    Path of(RunResult result, Store store) throws IOException;
  }

  /** Runs a plan and concludes while the store is open. */
  void run(Plan plan, PipelineArguments pipeline, Conclusion conclusion) throws IOException {
    Path cache = options.cacheFolder();
    try (ProgressDisplay display = new ProgressDisplay();
        Store store = Store.open(cache, display);
        RunJournal journal = RunJournal.open(cache, subject(plan, pipeline))) {
      RunResult result = run(plan, store, RunListener.all(display, journal));
      display.close();
      Path report = conclusion.of(result, store);
      String outcome =
          result.failure().isEmpty() ? "done" : result.stopped() ? "stopped" : "failed";
      journal.ended(
          outcome,
          report.toString().isEmpty() ? "" : report.toAbsolutePath().normalize().toString());
    }
  }

  private RunResult run(Plan plan, Store store, RunListener listener) {
    PipelineRun run = runs.of(plan, Outlook.of(plan).fingerprints(), store, listener, options.run);
    try (Interrupt ignored = new Interrupt(run::stop)) {
      return run.run();
    }
  }

  private static Subject subject(Plan plan, PipelineArguments pipeline) {
    return new Subject(
        plan.name(),
        pipeline.file.toString(),
        pipeline.overrides,
        plan.steps().stream()
            .map(step -> new Stage(step.id(), step.type(), step.inputIds()))
            .toList());
  }
}
