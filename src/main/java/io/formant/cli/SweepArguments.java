package io.formant.cli;

import io.formant.yaml.Sweep;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Values that keys take one after the other. */
final class SweepArguments {
  @Option(
      names = "--sweep",
      paramLabel = "KEY=A,B,…",
      description =
          "takes every value in turn, such as speech.guidance.style=1,2,4; several make all combinations."
              + " What they have in common runs once")
  List<String> sweeps = new ArrayList<>();

  boolean isGiven() {
    return !sweeps.isEmpty();
  }

  /**
   * The pipeline with each point's overrides.
   *
   * @throws io.formant.yaml.Problems with everything that is wrong with the options
   */
  List<PipelineArguments> points(PipelineArguments pipeline) {
    return Sweep.points(Sweep.parse(sweeps)).stream().map(pipeline::with).toList();
  }
}
