package io.formant.report.page;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Cell;
import io.formant.artifact.Block.Sample;
import io.formant.plan.StageOutcome;
import io.formant.report.Figures;
import io.formant.report.FinishedRun;
import io.formant.report.FinishedRun.StageResult;
import io.formant.report.ResolvedYaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The report as Markdown: the same words, tables and drawings, with links in place of players. */
final class MarkdownPage {
  private final FinishedRun run;
  private final SampleTable samples;
  private final Plots plots;
  private final StringBuilder text = new StringBuilder();

  MarkdownPage(FinishedRun run, SampleTable samples, Plots plots) {
    this.run = run;
    this.samples = samples;
    this.plots = plots;
  }

  String render() {
    paragraph("# " + escape(run.pipeline()));
    if (!run.about().isEmpty()) paragraph(escape(run.about()));
    paragraph(Figures.date(run.origin().date()) + " · " + run.outcome());
    run.shown().forEach(this::section);
    graph();
    provenance();
    return text.toString();
  }

  private void section(FinishedRun.Section section) {
    paragraph("## " + escape(section.id()) + " (" + escape(section.type()) + ")");
    for (Block block : section.blocks()) {
      paragraph("### " + escape(block.title()));
      if (block instanceof Block.Text words) paragraph(escape(words.text()));
      else if (block instanceof Block.Table table) table(table);
      else if (block instanceof Block.Audio audio) audio(audio);
      else drawing(block);
    }
  }

  private void table(Block.Table table) {
    boolean counted = TableView.isCounted(table);
    List<String> columns = new ArrayList<>(table.columns());
    if (counted) columns.add("n");
    row(columns);
    List<String> rules = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++)
      rules.add(i == table.columns().size() || TableView.isNumeric(table, i) ? "---:" : "---");
    text.append("| ").append(String.join(" | ", rules)).append(" |\n");
    for (List<Cell> cells : table.rows()) {
      List<String> row = new ArrayList<>(cells.stream().map(MarkdownPage::words).toList());
      if (counted) row.add(Figures.count(cells));
      row(row);
    }
    paragraph("");
    if (!table.note().isEmpty()) paragraph(escape(table.note()));
  }

  private static String words(Cell cell) {
    String interval = cell.number().map(Figures::interval).orElse("");
    return TableView.text(cell) + (interval.isEmpty() ? "" : " (" + interval + ")");
  }

  private void row(List<String> cells) {
    text.append("| ")
        .append(String.join(" | ", cells.stream().map(MarkdownPage::escape).toList()))
        .append(" |\n");
  }

  private void drawing(Block block) {
    List<String> captions = block instanceof Block.Pictures pictures
        ? pictures.pictures().stream().map(Block.Picture::caption).toList()
        : Collections.singletonList(block.title());
    for (int i = 0; i < captions.size(); i++) {
      paragraph("![" + escape(captions.get(i)) + "](" + plots.image(block, i) + ")");
    }
    String note = note(block);
    if (!note.isEmpty()) paragraph(escape(note));
  }

  private static String note(Block block) {
    if (block instanceof Block.Scatter scatter) return scatter.note();
    if (block instanceof Block.Curve curve) return curve.note();
    if (block instanceof Block.Matrix matrix) return matrix.note();
    return block instanceof Block.Pictures pictures ? pictures.note() : "";
  }

  private void audio(Block.Audio audio) {
    if (!audio.note().isEmpty()) paragraph(escape(audio.note()));
    for (Sample sample : audio.samples()) {
      String file = samples.file(sample);
      String what =
          String.join(", ", sample.text(), sample.voice(), sample.source(), sample.condition());
      text.append("- [")
          .append(escape(file))
          .append("](")
          .append(file)
          .append(") ")
          .append(escape(what))
          .append('\n');
    }
    paragraph("");
  }

  private void graph() {
    paragraph("## The graph that ran");
    paragraph("![the stages of this run](plots/graph.svg)");
    row(List.of("stage", "type", "items", "ran", "time", "real-time factor", "output"));
    text.append("| --- | --- | ---: | ---: | ---: | ---: | --- |\n");
    for (StageResult stage : run.stages()) {
      StageOutcome outcome = stage.outcome();
      row(List.of(
          outcome.stage(),
          outcome.type(),
          Figures.whole(outcome.items()),
          Figures.whole(outcome.ran()),
          Figures.duration(outcome.seconds()),
          Figures.plain(stage.realTimeFactor()),
          outcome.output().brief()));
    }
    paragraph("");
    paragraph(Page.TIMES_NOTE);
  }

  private void provenance() {
    paragraph("## Origin");
    Page.facts(run)
        .forEach((name, value) -> text.append("- ")
            .append(escape(name))
            .append(": ")
            .append(escape(value))
            .append('\n'));
    paragraph("");
    paragraph(
        "```yaml\n" + ResolvedYaml.text(run.resolved()).replace("```", "'''").strip() + "\n```");
  }

  private void paragraph(String words) {
    text.append(words).append(words.isEmpty() ? "\n" : "\n\n");
  }

  /** Text that Markdown shows as it is. */
  private static String escape(String words) {
    return words.replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1").replaceAll("\\R", " ");
  }
}
