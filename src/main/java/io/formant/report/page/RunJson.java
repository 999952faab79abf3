package io.formant.report.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.formant.artifact.Block;
import io.formant.artifact.Digest;
import io.formant.artifact.Fingerprint;
import io.formant.artifact.Material;
import io.formant.plan.StageOutcome;
import io.formant.report.FinishedRun;
import io.formant.report.FinishedRun.StageResult;
import io.formant.report.RunRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The run record: every number of the report and everything that made it. */
final class RunJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FinishedRun run;
  private final String name;
  private final SampleTable samples;
  private final ScoreTable scores;
  private final Plots plots;

  RunJson(FinishedRun run, String name, SampleTable samples, ScoreTable scores, Plots plots) {
    this.run = run;
    this.name = name;
    this.samples = samples;
    this.scores = scores;
    this.plots = plots;
  }

  byte[] bytes() {
    return (tree().toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private ObjectNode tree() {
    ObjectNode root = JSON.createObjectNode();
    root.put("pipeline", run.pipeline()).put("about", run.about()).put("run", name);
    root.put("date", run.origin().date().toString())
        .put("outcome", "done")
        .put("seconds", run.seconds());
    root.put("file", run.file()).set("resolved", JSON.valueToTree(run.resolved()));
    run.overrides().forEach(root.putArray("overrides")::add);
    run.seeds().forEach(root.putObject("seeds")::put);
    words(root.putObject("versions"), run.origin().versions());
    words(root.putObject("device"), run.origin().device());
    var commit = run.origin().commit();
    root.putObject("git").put("commit", commit.id()).put("dirty", commit.dirty());
    ArrayNode materials = root.putArray("materials");
    run.stages()
        .forEach(stage -> stage
            .materials()
            .forEach(
                material -> material(materials.addObject().put("stage", stage.id()), material)));
    ArrayNode stages = root.putArray("stages");
    run.stages().forEach(stage -> stage(stages.addObject(), stage));
    blocks(root);
    ArrayNode files = root.putArray("samples");
    samples.samples().forEach(sample -> files.add(samples.file(sample)));
    measures(root.putArray("measures"));
    return root;
  }

  private static void material(ObjectNode node, Material material) {
    node.put("kind", material.kind()).put("name", material.name());
    node.put("digest", material.digest().map(Digest::hex).orElse(null));
    node.put("licence", material.licence());
  }

  private void measures(ArrayNode node) {
    for (RunRecord.Scored scored : scores.measures()) {
      Block.Measure measure = scored.measure();
      node.addObject()
          .put("stage", scored.stage())
          .put("name", measure.name())
          .put("unit", measure.unit())
          .put("better", measure.better().name().toLowerCase(Locale.ROOT));
    }
  }

  private static void words(ObjectNode node, Map<String, String> words) {
    words.forEach(node::put);
  }

  private static void stage(ObjectNode node, StageResult stage) {
    StageOutcome outcome = stage.outcome();
    node.put("id", outcome.stage()).put("type", outcome.type());
    stage.inputs().forEach(node.putArray("inputs")::add);
    node.put("items", outcome.items()).put("ran", outcome.ran()).put("seconds", outcome.seconds());
    stage.audioSeconds().ifPresent(seconds -> node.put("audio-seconds", seconds));
    stage.realTimeFactor().ifPresent(factor -> node.put("real-time-factor", factor));
    node.put("output", outcome.output().hex());
    node.put("key", outcome.fingerprint().digest().hex());
    ArrayNode parts = node.putArray("fingerprint");
    for (Fingerprint.Part part : outcome.fingerprint().parts()) {
      parts.addObject().put("name", part.name()).put("value", part.value());
    }
  }

  private void blocks(ObjectNode root) {
    ArrayNode tables = root.putArray("tables");
    ArrayNode texts = root.putArray("texts");
    ArrayNode drawings = root.putArray("plots");
    for (FinishedRun.Section section : run.shown()) {
      for (Block block : section.blocks()) {
        if (block instanceof Block.Table table) {
          table(head(tables.addObject(), section, block), table);
        } else if (block instanceof Block.Text text) {
          head(texts.addObject(), section, block).put("text", text.text());
        } else if (block instanceof Block.Scatter
            || block instanceof Block.Curve
            || block instanceof Block.Matrix) {
          head(drawings.addObject(), section, block)
              .put("numbers", plots.numbers(block))
              .put("image", plots.image(block, 0));
        }
      }
    }
  }

  private static ObjectNode head(ObjectNode node, FinishedRun.Section section, Block block) {
    return node.put("stage", section.id()).put("title", block.title());
  }

  private static void table(ObjectNode node, Block.Table table) {
    node.put("note", table.note());
    table.columns().forEach(node.putArray("columns")::add);
    ArrayNode rows = node.putArray("rows");
    for (List<Block.Cell> row : table.rows()) {
      ArrayNode cells = rows.addArray();
      row.forEach(cell -> cell.number()
          .ifPresentOrElse(
              number -> number(cells.addObject(), number), () -> cells.add(cell.text())));
    }
  }

  private static void number(ObjectNode node, Block.Number number) {
    finite(node, "value", number.value());
    finite(node, "low", number.low());
    finite(node, "high", number.high());
    node.put("n", number.count()).put("unit", number.unit());
    number.basis().ifPresent(basis -> basis(node.putObject("basis"), basis));
  }

  private static void basis(ObjectNode node, Block.Basis basis) {
    node.put("metric", basis.metric()).put("extractor", basis.extractor());
    node.put("digest", basis.digest()).put("rate-hz", basis.rateHz());
    node.put("split", basis.split()).put("reference", basis.reference());
    node.put("by-size", basis.bySize());
  }

  private static void finite(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) node.put(key, value);
    else node.putNull(key);
  }
}
