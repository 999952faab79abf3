package io.formant.report;

import io.formant.artifact.Block;
import io.formant.artifact.Material;
import io.formant.plan.StageOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
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
 * @param listening what people heard in an earlier report's clips
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
    Origin origin,
    Listening listening) {

  /**
   * How one stage ended, the stages that it read, what it has to show, and whose work it read.
   *
   * @param audioSeconds length of all sound that it generated in this run; empty where it generated none, or had some from the cache
   */
  public record StageResult(
      StageOutcome outcome,
      List<String> inputs,
      List<Block> blocks,
      List<Material> materials,
      OptionalDouble audioSeconds) {
    /** Of a stage that generated no sound. */
    public StageResult(
        StageOutcome outcome, List<String> inputs, List<Block> blocks, List<Material> materials) {
      this(outcome, inputs, blocks, materials, OptionalDouble.empty());
    }

    public StageResult {
      inputs = List.copyOf(inputs);
      blocks = List.copyOf(blocks);
      materials = List.copyOf(materials);
    }

    public String id() {
      return outcome.stage();
    }

    /** Wall time of the stage for a second of the sound that it generated: less than 1 is faster than it plays. */
    public OptionalDouble realTimeFactor() {
      double sound = audioSeconds.orElse(0);
      return sound > 0 ? OptionalDouble.of(outcome.seconds() / sound) : OptionalDouble.empty();
    }

    private StageResult asIn(RunRecord.Stage earlier) {
      StageOutcome then = new StageOutcome(
          outcome.stage(),
          outcome.type(),
          outcome.output(),
          outcome.items(),
          earlier.ran(),
          earlier.seconds(),
          outcome.fingerprint());
      return new StageResult(then, inputs, blocks, materials, earlier.audioSeconds());
    }
  }

  /**
   * What people heard.
   *
   * @param blocks what their answers come to
   * @param answers the answers themselves, as {@code answers.json}; empty where there are none
   */
  public record Listening(List<Block> blocks, String answers) {
    public static final Listening NONE = new Listening(List.of(), "");

    public Listening {
      blocks = List.copyOf(blocks);
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

  /**
   * A part of the report.
   *
   * @param id of the stage, or {@code listening}
   * @param type of the stage, or what else it is
   */
  public record Section(String id, String type, List<Block> blocks) {
    public Section {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * What there is to show: first by the stages that nothing reads, which are the results, then what people heard, then by the
   * other stages.
   */
  public List<Section> shown() {
    Set<String> read =
        stages.stream().flatMap(stage -> stage.inputs().stream()).collect(Collectors.toSet());
    Section heard = new Section("listening", "what people heard", listening.blocks());
    return Stream.of(
            stages.stream().filter(stage -> !read.contains(stage.id())).map(FinishedRun::section),
            Stream.of(heard),
            stages.stream().filter(stage -> read.contains(stage.id())).map(FinishedRun::section))
        .flatMap(sections -> sections)
        .filter(section -> !section.blocks().isEmpty())
        .toList();
  }

  private static Section section(StageResult stage) {
    List<Block> blocks = stage.blocks().stream()
        .filter(block -> !(block instanceof Block.Scores))
        .toList();
    return new Section(stage.id(), stage.outcome().type(), blocks);
  }

  /** The digests of what its stages depend on, in running order. */
  public List<String> keys() {
    return stages.stream()
        .map(stage -> stage.outcome().fingerprint().digest().hex())
        .toList();
  }

  /** The same results as they were when an earlier run made them: its times, what it executed, where it ran. */
  public FinishedRun asIn(RunRecord earlier) {
    List<StageResult> told = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++)
      told.add(stages.get(i).asIn(earlier.stages().get(i)));
    return new FinishedRun(
        pipeline,
        about,
        file,
        overrides,
        resolved,
        seeds,
        earlier.seconds(),
        told,
        earlier.origin().withDate(origin.date()),
        listening);
  }

  public FinishedRun with(Listening heard) {
    return new FinishedRun(
        pipeline, about, file, overrides, resolved, seeds, seconds, stages, origin, heard);
  }

  /** All blocks of a kind, in the order of the report. */
  public <B extends Block> Stream<B> blocks(Class<B> kind) {
    return shown().stream()
        .flatMap(section -> section.blocks().stream())
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
