package io.formant.cli;

import io.formant.artifact.Block;
import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.artifact.Manifest;
import io.formant.artifact.Material;
import io.formant.artifact.OutsideFile;
import io.formant.artifact.Reportable;
import io.formant.artifact.Store;
import io.formant.plan.Plan;
import io.formant.plan.StageOutcome;
import io.formant.plan.Step;
import io.formant.report.FinishedRun;
import io.formant.report.FinishedRun.Listening;
import io.formant.report.FinishedRun.StageResult;
import io.formant.report.Origin;
import io.formant.stage.Stage;
import io.formant.stage.catalog.StageDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Gathers what a report needs: outcomes, what the outputs have to show, and what made them. */
final class RunRecorder {
  private final PipelineArguments pipeline;
  private final Store store;
  private final GeneratedSound sound;

  RunRecorder(PipelineArguments pipeline, Store store) {
    this.pipeline = pipeline;
    this.store = store;
    sound = new GeneratedSound(store);
  }

  FinishedRun finished(Plan plan, List<StageOutcome> outcomes, double seconds) {
    List<StageResult> stages = new ArrayList<>();
    Map<String, Long> seeds = new LinkedHashMap<>();
    seeds.put("plan", plan.seed());
    for (StageOutcome outcome : outcomes) {
      Step step = plan.step(outcome.stage()).orElseThrow();
      stages.add(new StageResult(
          outcome,
          step.inputIds(),
          blocks(step, outcome),
          materials(step, outcome),
          sound.seconds(outcome)));
    }
    plan.steps().stream()
        .filter(RunRecorder::draws)
        .forEach(step -> seeds.put(step.id(), plan.seedOf(step)));
    return new FinishedRun(
        plan.name(),
        plan.about(),
        pipeline.file.toString(),
        pipeline.overrides,
        resolved(plan),
        seeds,
        seconds,
        stages,
        origin(),
        Listening.NONE);
  }

  /** Only barriers are given a seed. */
  private static boolean draws(Step step) {
    return step.description().shape() == StageDescription.Shape.BARRIER;
  }

  private List<Block> blocks(Step step, StageOutcome outcome) {
    if (!Reportable.class.isAssignableFrom(step.traits().kind())) return List.of();
    List<Block> blocks = new ArrayList<>();
    for (Entry entry : store.read(outcome.output(), Manifest.class).entries()) {
      blocks.addAll(store.read(entry.digest(), Reportable.class).blocks());
    }
    return blocks;
  }

  private static List<Material> materials(Step step, StageOutcome outcome) {
    String content = outcome.fingerprint().value("input.content");
    Stream<Material> own = materials(step.stage(), step.spec()).stream()
        .map(material -> content.isEmpty() ? material : material.withDigest(new Digest(content)));
    return Stream.concat(own, step.files().stream().map(OutsideFile::material)).toList();
  }

  @SuppressWarnings("unchecked") // a step's spec is of its stage's spec class
  private static <S extends Record> List<Material> materials(Stage<S> stage, Record spec) {
    return stage.materials((S) spec);
  }

  private static Map<String, ?> resolved(Plan plan) {
    Map<String, Object> resolved = new LinkedHashMap<>();
    plan.document().root().plain().forEach((key, value) -> {
      if (value != null) resolved.put(key, value);
    });
    return resolved;
  }

  private static Origin origin() {
    return Origin.now(Versions.all(), Machine.device(), Machine.commit(Options.home()));
  }
}
