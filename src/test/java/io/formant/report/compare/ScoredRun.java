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
  private String corpus = "corpus";
  private boolean hasReference = true;
  private boolean recorded;
  private Map<String, String> settings = Map.of();
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

  ScoredRun corpus(String corpus) {
    this.corpus = corpus;
    return this;
  }

  /** Its numbers tell what they were computed with. */
  ScoredRun recorded() {
    recorded = true;
    return this;
  }

  /** What is judged is held against no real clips. */
  ScoredRun withoutReference() {
    hasReference = false;
    return this;
  }

  ScoredRun setting(String name, String value) {
    settings = Map.of(name, value);
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
            stage(
                "clips",
                "corpus",
                List.of(),
                Map.of("input.content", Digest.of(corpus).hex())),
            stage("speech", "sample", List.of(), Map.of()),
            stage("result", "evaluate.speech", blocks(samples), read())),
        new Origin(
            Instant.parse("2026-03-04T05:06:07Z"), Map.of(), Map.of(), Origin.Commit.UNKNOWN),
        FinishedRun.Listening.NONE);
  }

  /** What the judging stage depends on. */
  private Map<String, String> read() {
    Map<String, String> read = new LinkedHashMap<>();
    settings.forEach((name, value) -> read.put("spec." + name, value));
    read.put("input.from", Digest.of(guidance + steps).hex());
    read.put("input.recognizer", Digest.of(judge).hex());
    if (hasReference) read.put("input.reference", Digest.of(corpus).hex());
    return read;
  }

  private StageResult stage(String id, String type, List<Block> blocks, Map<String, String> read) {
    List<Fingerprint.Part> parts = new ArrayList<>();
    parts.add(new Fingerprint.Part("type", type));
    parts.add(new Fingerprint.Part("code", Digest.of(type).hex()));
    read.forEach((name, value) -> parts.add(new Fingerprint.Part(name, value)));
    return new StageResult(
        new StageOutcome(id, type, Digest.of(id + steps), 1, 1, 2.5, new Fingerprint(parts)),
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
        Cell.of("generated, " + guidance), Cell.of("heldout"), Cell.of(number(0.9, 0.8, 0.95)));
    List<Cell> real =
        List.of(Cell.of("real clips"), Cell.of("heldout"), Cell.of(number(1, 0.9, 1)));
    return new Block.Table(
        "Is it the text?", "", List.of("clips", "split", "content"), List.of(row, real));
  }

  private Block.Number number(double value, double low, double high) {
    Block.Number number = new Block.Number(value, low, high, 15, "%");
    return recorded ? number.on(basis()) : number;
  }

  Block.Basis basis() {
    return new Block.Basis(
        "share of clips",
        "recogniser of content",
        Digest.of(judge).hex(),
        8000,
        "heldout",
        Digest.of(corpus).hex(),
        false);
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
