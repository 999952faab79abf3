package io.formant.report;

import io.formant.artifact.Block;
import io.formant.plan.StageOutcome;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a report is made from.
 *
 * @param pipeline its name; the report's folder is named after it
 * @param about what it is for, in the author's words; may be empty
 * @param file the pipeline file as the user named it
 * @param overrides the {@code --set} options as given
 * @param resolved the whole pipeline after {@code use:}, {@code vars} and overrides: maps, lists and plain values
 * @param seeds each seed that the run used, by what used it
 * @param seconds wall time of the whole run
 * @param stages in running order
 */
public record FinishedRun(
    String pipeline,
    String about,
    String file,
    List<String> overrides,
    Map<String, ?> resolved,
    Map<String, Long> seeds,
    double seconds,
    List<StageResult> stages,
    Origin origin) {

  /** How one stage ended, the stages that it read, and what it has to show. */
  public record StageResult(StageOutcome outcome, List<String> inputs, List<Block> blocks) {
    public StageResult {
      inputs = List.copyOf(inputs);
      blocks = List.copyOf(blocks);
    }

    public String id() {
      return outcome.stage();
    }
  }

  public FinishedRun {
    if (!pipeline.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
      throw new IllegalArgumentException(
          "pipeline '" + pipeline + "' must be a word that can name a folder");
    }
    overrides = List.copyOf(overrides);
    stages = List.copyOf(stages);
  }

  /** The stages that have something to show: first those that nothing reads, which are the results, then the others. */
  List<StageResult> shown() {
    Set<String> read =
        stages.stream().flatMap(stage -> stage.inputs().stream()).collect(Collectors.toSet());
    return stages.stream()
        .filter(stage -> !stage.blocks().isEmpty())
        .sorted(Comparator.comparing(stage -> read.contains(stage.id())))
        .toList();
  }

  /** All blocks of a kind, in the order of the report. */
  <B extends Block> Stream<B> blocks(Class<B> kind) {
    return shown().stream()
        .flatMap(stage -> stage.blocks().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /** How many stages ran at least one item. */
  long ranStages() {
    return stages.stream().filter(stage -> stage.outcome().ran() > 0).count();
  }

  /** How the run went, in a sentence without a full stop. */
  public String outcome() {
    String ran = ranStages() == 0 ? "all from the cache" : ranStages() + " ran";
    return "done in " + Figures.duration(seconds()) + ": " + stages().size() + " stages, " + ran;
  }
}
