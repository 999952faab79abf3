package io.formant.report.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.formant.artifact.Block;
import io.formant.report.inference.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison for programs. */
public final class ComparisonJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Comparison comparison;

  public ComparisonJson(Comparison comparison) {
    this.comparison = comparison;
  }

  public ObjectNode tree() {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode runs = root.putArray("runs");
    comparison.sides().forEach(side -> run(runs.addObject(), side));
    ArrayNode lines = root.putArray("lines");
    comparison.lines().forEach(line -> line(lines.addObject(), line));
    comparison.changes().forEach(root.putArray("changes")::add);
    ArrayNode differences = root.putArray("differences");
    comparison.differences().forEach(it -> difference(differences.addObject(), it));
    ArrayNode refusals = root.putArray("refusals");
    refusals().forEach(refusals::add);
    ArrayNode tables = root.putArray("tables");
    comparison.tables().forEach(table -> table(tables.addObject(), table));
    ArrayNode tradeoffs = root.putArray("tradeoffs");
    comparison.tradeoffs().forEach(it -> tradeoff(tradeoffs.addObject(), it));
    return root;
  }

  private List<String> refusals() {
    List<String> refusals = new ArrayList<>(comparison.refusals());
    comparison.tables().forEach(table -> refusals.addAll(table.refusals()));
    return refusals.stream().distinct().toList();
  }

  private static void run(ObjectNode node, Side side) {
    node.put("name", side.name()).put("label", side.label());
    node.put("pipeline", side.run().pipeline()).put("run", side.run().run());
    node.put("date", side.run().date().toString())
        .put("folder", side.run().folder().toString());
  }

  private void line(ObjectNode node, PipelineLine line) {
    node.put("key", line.key());
    ObjectNode texts = node.putObject("texts");
    for (int i = 0; i < comparison.sides().size(); i++)
      texts.put(comparison.sides().get(i).name(), line.text(i));
  }

  private static void difference(ObjectNode node, Difference it) {
    node.put("measure", it.measure().name()).put("slice", it.slice());
    node.put("base", it.base()).put("other", it.other());
    node.put("before", it.before()).put("after", it.after());
    estimate(node.putObject("difference"), it.difference(), it.measure().unit());
    node.put("pairs", it.pairs()).put("paired-by", it.pairing().name().toLowerCase(Locale.ROOT));
    node.put("verdict", it.verdict());
  }

  private static void table(ObjectNode node, NumberTable table) {
    node.put("title", table.title());
    ArrayNode columns = node.putArray("columns");
    for (NumberTable.Column column : table.columns()) {
      ObjectNode it = columns.addObject().put("name", column.name());
      column.sides().stream().sorted().forEach(it.putArray("runs")::add);
      it.put("refusal", column.refusal());
    }
    ArrayNode rows = node.putArray("rows");
    for (NumberTable.Row row : table.rows()) {
      ObjectNode it = rows.addObject().put("name", row.name()).put("run", row.side());
      ArrayNode cells = it.putArray("cells");
      row.cells()
          .forEach(cell ->
              cell.ifPresentOrElse(number -> number(cells.addObject(), number), cells::addNull));
    }
  }

  private static void number(ObjectNode node, Block.Number number) {
    estimate(
        node,
        new Estimate(number.value(), number.low(), number.high(), number.count()),
        number.unit());
  }

  private static void tradeoff(ObjectNode node, Tradeoff tradeoff) {
    node.put("quality", tradeoff.quality().name()).put("slice", tradeoff.slice());
    node.put("cost", Tradeoff.COST);
    ArrayNode points = node.putArray("points");
    for (Tradeoff.Point point : tradeoff.points()) {
      ObjectNode it = points.addObject().put("run", point.side()).put("cost", point.cost());
      it.put("best", point.best());
      estimate(it.putObject("quality"), point.quality(), tradeoff.quality().unit());
    }
  }

  private static void estimate(ObjectNode node, Estimate estimate, String unit) {
    finite(node, "value", estimate.value());
    finite(node, "low", estimate.low());
    finite(node, "high", estimate.high());
    node.put("n", estimate.count()).put("unit", unit);
  }

  private static void finite(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) node.put(key, value);
    else node.putNull(key);
  }
}
