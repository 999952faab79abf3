package io.formant.cli;

import io.formant.plan.Plan;
import io.formant.plan.Planner;
import io.formant.route.PipelineRuns;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs a pipeline and writes its report. */
@Command(name = "run", description = "Runs a pipeline and writes its report; the default verb.")
final class RunCommand implements Callable<Integer> {
  private static final Path NO_REPORT = Path.of("");

  @Inject
  Options options;

  @Inject
  Planner planner;

  @Inject
  PipelineRuns runs;

  @Mixin
  PipelineArguments pipeline = new PipelineArguments();

  @Mixin
  SweepArguments sweep = new SweepArguments();

  @Override
  public Integer call() throws IOException {
    Execution execution = new Execution(options, runs);
    if (sweep.isGiven())
      return new SweepRun(options, planner, execution).run(sweep.points(pipeline));
    Ending ending = new Ending(options, pipeline);
    Plan plan = pipeline.plan(planner);
    int[] status = {ExitStatus.DONE};
    execution.run(plan, pipeline, (result, store) -> {
      if (result.failure().isEmpty()) return ending.reported(ending.finished(plan, result, store));
      status[0] = ending.failed(result, result.failure().get());
      return NO_REPORT;
    });
    return status[0];
  }
}
