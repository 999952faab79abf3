package io.formant.cli;

import io.formant.plan.Plan;
import io.formant.plan.Planner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The pipeline that a verb is about. */
final class PipelineArguments {
  @Parameters(index = "0", paramLabel = "FILE.yaml", description = "the pipeline")
  Path file = Path.of("");

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "overrides a value, such as model.steps=100; may be given several times")
  List<String> overrides = new ArrayList<>();

  /** The same pipeline with more overrides. */
  PipelineArguments with(List<String> more) {
    PipelineArguments arguments = new PipelineArguments();
    arguments.file = file;
    arguments.overrides.addAll(overrides);
    arguments.overrides.addAll(more);
    return arguments;
  }

  /** @throws io.formant.yaml.Problems with everything that is wrong */
  Plan plan(Planner planner) {
    Plan plan = planner.plan(file, overrides);
    TensorEngine.choose(plan.engine());
    return plan;
  }
}
