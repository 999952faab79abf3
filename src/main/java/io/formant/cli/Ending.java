package io.formant.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.formant.artifact.Store;
import io.formant.plan.Plan;
import io.formant.report.FinishedRun;
import io.formant.report.listen.AnswerFiles;
import io.formant.report.page.ReportWriter;
import io.formant.route.RunFailure;
import io.formant.route.RunResult;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The end of a run: its report and a summary, or why there is none. */
final class Ending {
  private final Options options;
  private final PipelineArguments pipeline;
  private final long beginNanos = System.nanoTime();

  /** Made when the run begins. */
  Ending(Options options, PipelineArguments pipeline) {
    this.options = options;
    this.pipeline = pipeline;
  }

  /** The results of a run that ended well, for its report, with what listeners answered since the last one. */
  FinishedRun finished(Plan plan, RunResult result, Store store) throws IOException {
    double seconds = (System.nanoTime() - beginNanos) / 1e9;
    FinishedRun run = new RunRecorder(pipeline, store).finished(plan, result.outcomes(), seconds);
    return run.with(AnswerFiles.heard(run, options.reportsFolder(), Failures::say));
  }

  /** Writes the report and says so; returns its folder. */
  Path reported(FinishedRun finished) throws IOException {
    Path report = written(finished);
    new RunSummary(finished, report).print(options.json);
    return report;
  }

  /** Writes the report; returns its folder. */
  Path written(FinishedRun finished) throws IOException {
    Path folder = options.reportsFolder();
    try {
      return new ReportWriter(folder).write(finished);
    } catch (IOException e) {
      throw new FileSystemException(
          folder.toString(),
          null,
          e.getMessage() + "; make room, or name another folder with --reports, and run again:"
              + " all results are kept");
    }
  }

  /** Says why a run failed or was stopped; returns the exit status. */
  int failed(RunResult result, RunFailure failure) {
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
          "what was done is kept: the same command continues from there; --verbose shows where it failed");
    return ExitStatus.FAILED;
  }
}
