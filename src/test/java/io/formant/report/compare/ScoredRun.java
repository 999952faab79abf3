package io.formant.report.compare;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Cell;
import io.formant.artifact.Digest;
import io.formant.artifact.Fingerprint;
import io.formant.plan.StageOutcome;
import io.formant.report.FinishedRun;
import io.formant.report.FinishedRun.StageResult;
import io.formant.report.Origin;
import io.formant.report.page.ReportWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Small finished runs whose clips are scored, to be compared. */
public final class ScoredRun {
  private static final List<String> VOICES = List.of("ann", "bob", "cat", "dan", "eve");
  private static final List<String> TEXTS = List.of("one", "two", "three");

  private String pipeline = "p";
  private List<String> overrides = List.of();
  private int steps = 8;
  private String guidance = "style=2 content=3";
  private long seed = 1;
  private String judge = "judge";
  private int evaluations = 24;
  private ToDoubleFunction<Block.Sample> quality = sample -> 0.5;

  public ScoredRun pipeline(String pipeline) {
    this.pipeline = pipeline;
    return this;
  }

  public ScoredRun steps(int steps) {
    this.steps = steps;
    overrides = List.of("speech.steps=" + steps);
    evaluations = 3 * steps;
    return this;
  }

  ScoredRun guidance(String guidance) {
    this.guidance = guidance;
    return this;
  }

  ScoredRun seed(long seed) {
    this.seed = seed;
    return this;
  }

  ScoredRun judge(String judge) {
    this.judge = judge;
    return this;
  }

  public ScoredRun quality(ToDoubleFunction<Block.Sample> quality) {
    this.quality = quality;
    return this;
  }

  public Path write(Path reports) throws IOException {
    return new ReportWriter(reports).write(finished());
  }

  public FinishedRun finished() {
    List<Block.Sample> samples = samples();
    Map<String, Object> speech = new LinkedHashMap<>();
    speech.put("type", "sample");
    speech.put("steps", steps);
    Map<String, Object> stages = new LinkedHashMap<>();
    stages.put("speech", speech);
    stages.put("result", Map.of("type", "evaluate.speech"));
    Map<String, Object> resolved = new LinkedHashMap<>();
    resolved.put("pipeline", pipeline);
    resolved.put("stages", stages);
    return new FinishedRun(
        pipeline,
        "",
        pipeline + ".yaml",
        overrides,
        resolved,
        Map.of(),
        12.5,
        List.of(
            stage("speech", "sample", List.of()),
            stage("result", "evaluate.speech", blocks(samples))),
        new Origin(
            Instant.parse("2026-03-04T05:06:07Z"), Map.of(), Map.of(), Origin.Commit.UNKNOWN),
        FinishedRun.Listening.NONE);
  }

  private StageResult stage(String id, String type, List<Block> blocks) {
    Fingerprint fingerprint = new Fingerprint(List.of(
        new Fingerprint.Part("type", type),
        new Fingerprint.Part("code", Digest.of(type).hex()),
        new Fingerprint.Part("input.from", Digest.of(guidance + steps).hex()),
        new Fingerprint.Part("input.recognizer", Digest.of(judge).hex())));
    return new StageResult(
        new StageOutcome(id, type, Digest.of(id + steps), 1, 1, 2.5, fingerprint),
        List.of(),
        blocks,
        List.of());
  }

  private List<Block> blocks(List<Block.Sample> samples) {
    List<Block.Measure> measures = List.of(
        new Block.Measure("content", "%", Block.Better.HIGHER),
        new Block.Measure("MCD", "dB", Block.Better.LOWER),
        new Block.Measure("evaluations", "", Block.Better.LOWER));
    List<Block.Score> scores = samples.stream()
        .map(sample -> new Block.Score(sample.name(), new double[] {
          quality.applyAsDouble(sample), 5 - quality.applyAsDouble(sample), evaluations
        }))
        .toList();
    return List.of(
        table(),
        new Block.Audio("Listen", "", samples),
        new Block.Scores("Listen", measures, scores));
  }

  private Block.Table table() {
    List<Cell> row = List.of(
        Cell.of("generated, " + guidance),
        Cell.of("heldout"),
        Cell.of(new Block.Number(0.9, 0.8, 0.95, 15, "%")));
    List<Cell> real = List.of(
        Cell.of("real clips"), Cell.of("heldout"), Cell.of(new Block.Number(1, 0.9, 1, 15, "%")));
    return new Block.Table(
        "Is it the text?", "", List.of("clips", "split", "content"), List.of(row, real));
  }

  private List<Block.Sample> samples() {
    List<Block.Sample> samples = new ArrayList<>();
    for (String voice : VOICES) {
      for (String text : TEXTS) {
        for (int take = 0; take < 2; take++) {
          samples.add(sample("generated", "true", voice, text, take));
          samples.add(sample("generated", "shuffled", voice, text, take));
        }
        samples.add(sample("reference", "true", voice, text, 0));
        samples.add(sample("resynthesis", "true", voice, text, 0));
      }
    }
    return samples;
  }

  private Block.Sample sample(
      String source, String condition, String voice, String text, int take) {
    boolean generated = source.equals("generated");
    String name = String.join("-", source, condition, voice, text, Integer.toString(take));
    String made = generated ? name + steps + guidance + seed : name;
    return new Block.Sample(
        name,
        text,
        voice,
        "heldout",
        source,
        condition,
        generated ? 1000 * seed + 10L * voice.hashCode() + 3L * text.hashCode() + take : 0,
        generated ? guidance : "",
        generated ? steps : 0,
        made.getBytes(StandardCharsets.UTF_8),
        take == 0,
        voice + " " + text);
  }
}
