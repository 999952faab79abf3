package io.formant.report.page;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Cell;
import io.formant.artifact.Digest;
import io.formant.artifact.Fingerprint;
import io.formant.artifact.Material;
import io.formant.plan.StageOutcome;
import io.formant.report.FinishedRun;
import io.formant.report.FinishedRun.StageResult;
import io.formant.report.Origin;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;

/** A run as the main job leaves it, made of seeded numbers. */
final class ExampleRun {
  static final String NASTY = "a <b>&\"quoted\" | 'word'</b>";
  private static final Material CORPUS =
      Material.corpus("voices", "free <with> notices").withDigest(Digest.of("voices"));
  private static final List<String> VOICES =
      List.of("awb", "kal", "ked", "rms", "slt", "bran", "dora", "finn", "hale", "ivo");
  private static final List<String> DIGITS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  private final Random random = new Random(7);
  private final int clips;

  private ExampleRun(int clips) {
    this.clips = clips;
  }

  /** @param clips how many clips the report lists */
  static FinishedRun of(int clips, Instant date) {
    return new ExampleRun(clips).run(date);
  }

  /** With scores of its clips. */
  static FinishedRun with(int clips, Instant date, Block.Scores scores) {
    FinishedRun run = of(clips, date);
    return withStages(
        run,
        run.stages().stream()
            .map(stage -> stage.id().equals("result") ? and(stage, scores) : stage)
            .toList());
  }

  /** The same run of other stages. */
  static FinishedRun withStages(FinishedRun run, List<StageResult> stages) {
    return new FinishedRun(
        run.pipeline(),
        run.about(),
        run.file(),
        run.overrides(),
        run.resolved(),
        run.seeds(),
        run.seconds(),
        stages,
        run.origin(),
        run.listening());
  }

  private static StageResult and(StageResult stage, Block block) {
    List<Block> blocks = new ArrayList<>(stage.blocks());
    blocks.add(block);
    return new StageResult(stage.outcome(), stage.inputs(), blocks, stage.materials());
  }

  private FinishedRun run(Instant date) {
    List<StageResult> stages = new ArrayList<>();
    stages.add(stage("clips", "load-audio", 740, 740, 2.1, List.of(), List.of()));
    stages.add(stage("mel", "featurize.mel", 740, 12, 6.4, List.of("clips"), List.of()));
    stages.add(stage("content", "embed.phoneme", 740, 740, 3.2, List.of("clips"), List.of()));
    stages.add(stage("clap", "train.clap", 1, 1, 61, List.of("clips"), List.of(curve())));
    stages.add(stage("voice", "embed.clap", 740, 740, 11, List.of("clips", "clap"), List.of()));
    stages.add(stage(
        "model",
        "train.diffusion",
        1,
        1,
        402.5,
        List.of("mel", "content", "voice"),
        List.of(curve())));
    stages.add(
        stage("speech", "sample", 600, 600, 44, List.of("model", "content", "voice"), List.of()));
    stages.add(stage("audio", "vocode.griffin-lim", 600, 0, 0, List.of("speech"), List.of()));
    stages.add(stage("recognizer", "train.recognizer", 1, 0, 0, List.of("clips"), List.of()));
    stages.add(stage(
        "result", "evaluate.speech", 1, 1, 21, List.of("audio", "clips", "recognizer"), results()));
    stages.add(stage(
        "clusters",
        "evaluate.clustering",
        1,
        1,
        12,
        List.of("voice"),
        List.of(scatter("PCA"), scatter("t-SNE"))));
    Origin origin = new Origin(
        date,
        Map.of("formant", "0.1.0"),
        Map.of("processor", "example, 2 cores"),
        new Origin.Commit("0123abcd", true));
    return new FinishedRun(
        "phoneme_clap",
        "phonemes say what is spoken, a CLAP embedding says who speaks",
        "pipelines/phoneme_clap.yaml",
        List.of("model.steps=100"),
        Map.of("about", NASTY),
        Map.of("plan", 1L),
        566.2,
        stages,
        origin,
        FinishedRun.Listening.NONE);
  }

  private static StageResult stage(
      String id,
      String type,
      int items,
      int ran,
      double seconds,
      List<String> inputs,
      List<Block> blocks) {
    Fingerprint fingerprint = new Fingerprint(
        List.of(new Fingerprint.Part("type", type), new Fingerprint.Part("spec.x", NASTY)));
    return new StageResult(
        new StageOutcome(id, type, Digest.of(id), items, ran, seconds, fingerprint),
        inputs,
        blocks,
        type.equals("load-audio") ? List.of(CORPUS) : List.of(),
        type.equals("sample") ? OptionalDouble.of(352) : OptionalDouble.empty());
  }

  private List<Block> results() {
    return List.of(
        accuracy(),
        new Block.Text("How to read this", NASTY),
        guidance(),
        matrix(),
        mels(),
        audio());
  }

  private Block accuracy() {
    List<String> columns =
        List.of("clips", "content", "voice", "mel-cepstral distortion", "remark");
    List<List<Cell>> rows = new ArrayList<>();
    for (String row : List.of(
        "test, generated", "heldout, generated", "test, real", "test, real, same vocoder")) {
      rows.add(List.of(
          Cell.of(row),
          share(0.975, 400),
          share(0.91, 400),
          Cell.of(number(6.213, 6.1, 6.33, 400, "dB")),
          Cell.of("x")));
    }
    return new Block.Table(
        "Accuracy by split", "intervals by bootstrap over clips; " + NASTY, columns, rows);
  }

  private static Block matrix() {
    Block.Number much = number(0.9, 0.8, 0.95, 40, "%");
    return new Block.Matrix(
        "What moves what",
        "",
        List.of("style", "content"),
        List.of("voice", "text"),
        List.of(List.of(much, much), List.of(much, much)));
  }

  private Block guidance() {
    List<List<Cell>> rows = List.of(
        List.of(Cell.of("true"), share(0.98, 200), share(0.96, 200)),
        List.of(Cell.of("shuffled"), share(0.97, 200), share(0.10, 200)),
        List.of(
            Cell.of("none"),
            share(0.95, 200),
            Cell.of(number(Double.NaN, Double.NaN, Double.NaN, 0, "%"))));
    return new Block.Table(
        "Style: true, shuffled, none", "", List.of("style", "content", "voice"), rows);
  }

  private static Cell share(double value, int count) {
    return Cell.of(number(value, value - 0.02, Math.min(1, value + 0.015), count, "%"));
  }

  private static Block.Number number(
      double value, double low, double high, int count, String unit) {
    return new Block.Number(value, low, high, count, unit);
  }

  private Block mels() {
    List<Block.Picture> pictures = new ArrayList<>();
    for (String caption : List.of(
        "seven, slt, generated",
        "seven, slt, reference",
        "two, kal, generated",
        "two, kal, reference")) {
      float[] values = new float[64 * 90];
      for (int i = 0; i < values.length; i++) {
        int row = i / 90;
        int column = i % 90;
        values[i] = (float) (-60
            + 45 * Math.exp(-row / 30.0) * Math.abs(Math.sin(row / 3.0 + column / 25.0))
            + 6 * random.nextDouble());
      }
      pictures.add(new Block.Picture(caption, 64, 90, values, "dB"));
    }
    return new Block.Pictures(
        "Log-mel spectrograms", "time runs to the right, frequency upwards", pictures);
  }

  private Block audio() {
    List<Block.Sample> samples = new ArrayList<>();
    for (int i = 0; i < clips; i++) {
      String text = DIGITS.get(i % 10);
      String voice = VOICES.get(i / 10 % 10);
      String source = i % 3 == 0 ? "generated" : i % 3 == 1 ? "reference" : "resynthesis";
      String condition = i % 30 == 27 ? "shuffled" : "true";
      boolean featured = i < 36;
      String group = featured ? "group " + i / 3 : "";
      String inGroup = featured ? DIGITS.get(i / 3 % 10) : text;
      samples.add(new Block.Sample(
          "clip-" + i,
          inGroup,
          featured ? VOICES.get(i / 3 % 10) : voice,
          i % 2 == 0 && !featured ? "test" : "heldout",
          source,
          condition,
          i,
          source.equals("generated") ? "style=2 content=3" : "",
          source.equals("generated") ? 8 : 0,
          tone(200 + 10 * (i % 40)),
          featured,
          group));
    }
    return new Block.Audio("Listen", "generated next to reference", samples);
  }

  /** Half a second at 16 kHz as a WAV file. */
  static byte[] tone(double frequencyHz) {
    int count = 8000;
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * count).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * count);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1);
    wav.putInt(16000).putInt(32000).putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * count);
    for (int i = 0; i < count; i++)
      wav.putShort((short) (8000 * Math.sin(2 * Math.PI * frequencyHz * i / 16000)));
    return wav.array();
  }

  private Block scatter(String title) {
    List<Block.Point> points = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      int voice = i % 10;
      double x = 4 * Math.cos(voice * 0.63) + random.nextGaussian() * 0.5;
      double y = 3 * Math.sin(voice * 0.63) + random.nextGaussian() * 0.5;
      points.add(new Block.Point(x, y, VOICES.get(voice), VOICES.get(voice) + " " + NASTY));
    }
    return new Block.Scatter(title, "silhouette 0.61 (0.58–0.64)", points);
  }

  private Block curve() {
    double[] steps = new double[4000];
    double[] loss = new double[4000];
    double[] check = new double[4000];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = i;
      loss[i] = 0.1 + Math.exp(-i / 700.0) + 0.05 * random.nextGaussian();
      check[i] = 0.12 + Math.exp(-i / 800.0);
    }
    return new Block.Curve(
        "Loss",
        "mean of 64 steps",
        "step",
        "loss",
        List.of(new Block.Line("train", steps, loss), new Block.Line("held out", steps, check)));
  }
}
