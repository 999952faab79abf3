package io.formant.report.compare;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Measure;
import io.formant.report.Figures;
import io.formant.report.HtmlTemplate;
import io.formant.report.plot.ParetoPlot;
import io.formant.report.plot.Svg;
import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page of a comparison. */
public final class ComparisonPage {
  /** Where things lie that the page refers to. */
  public interface Links {
    /** The audio of a clip. */
    String audio(Side side, Clip clip);

    /** A side's own report. */
    String report(Side side);

    /** A file with the numbers behind a part of the page; empty for none. */
    String numbers(String name);
  }

  /** One run in the list at the top. */
  public record Run(String name, String label, String pipeline, String date, String link) {}

  /** A cell: a value, in small type its interval or difference, and what the difference says. */
  public record Field(String value, String small, String verdict) {
    static final Field EMPTY = new Field("–", "", "");

    /** As a class of the style sheet. */
    public String tone() {
      return verdict.equals("better") || verdict.equals("worse") ? verdict : "";
    }
  }

  /** A row of a table; {@code first} where its name is not that of the row above. */
  public record Row(String name, String side, boolean first, List<Field> fields) {}

  public record Table(
      String title, List<String> columns, List<Row> rows, List<String> notes, String numbers) {}

  public record Drawing(String title, RawString svg, String note, String numbers) {}

  public record Player(String name, String label, String source) {}

  public record Clips(String title, String subtitle, List<Player> players) {}

  private final Comparison comparison;
  private final Links links;

  public ComparisonPage(Comparison comparison, Links links) {
    this.comparison = comparison;
    this.links = links;
  }

  public String render() {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("title", title());
    page.put("runs", comparison.sides().stream().map(this::run).toList());
    page.put("glance", glance());
    page.put("lines", comparison.lines());
    page.put("names", comparison.sides().stream().map(Side::name).toList());
    page.put("changes", comparison.changes());
    page.put("refusals", comparison.refusals());
    page.put("drawings", comparison.tradeoffs().stream().map(this::drawing).toList());
    page.put("differences", differences());
    page.put("tables", comparison.tables().stream().map(this::table).toList());
    page.put("clips", comparison.clips().stream().map(this::clips).toList());
    return new HtmlTemplate(ComparisonPage.class, "compare.html").render(page);
  }

  private String title() {
    return comparison.sides().stream().map(Side::label).collect(Collectors.joining(" · "));
  }

  private Run run(Side side) {
    return new Run(
        side.name(),
        side.label(),
        side.run().pipeline(),
        Figures.date(side.run().date()),
        links.report(side));
  }

  /** The main clips' measures, a row a side: what the base has, and how the others differ from it. */
  private Table glance() {
    Optional<String> slice =
        comparison.differences().stream().map(Difference::slice).findFirst();
    List<Difference> shown = comparison.differences().stream()
        .filter(difference -> difference.slice().equals(slice.orElse("")))
        .toList();
    List<Measure> measures = shown.stream().map(Difference::measure).distinct().toList();
    List<Row> rows = new ArrayList<>();
    for (Side side : comparison.sides()) {
      List<Field> fields =
          measures.stream().map(measure -> glance(measure, side, shown)).toList();
      rows.add(new Row(side.label(), side.name(), true, fields));
    }
    return new Table(
        slice.orElse(""), measures.stream().map(Measure::name).toList(), rows, pairings(shown), "");
  }

  private Field glance(Measure measure, Side side, List<Difference> shown) {
    List<Difference> own =
        shown.stream().filter(it -> it.measure().equals(measure)).toList();
    if (side.equals(comparison.sides().get(0))) {
      return own.stream()
          .findFirst()
          .map(it -> new Field(Words.value(measure, it.before()), "", ""))
          .orElse(Field.EMPTY);
    }
    return own.stream()
        .filter(it -> it.other().equals(side.name()))
        .findFirst()
        .map(it -> new Field(Words.value(measure, it.after()), change(it), it.verdict()))
        .orElse(Field.EMPTY);
  }

  private static String change(Difference difference) {
    String interval = Words.differenceInterval(difference);
    String value =
        Words.difference(difference.measure(), difference.difference().value());
    return interval.isEmpty() ? value : value + " (" + interval + ")";
  }

  private static List<String> pairings(List<Difference> differences) {
    return differences.stream()
        .map(it -> it.other() + " − " + it.base() + ": " + Figures.whole(it.pairs()) + " pairs, "
            + it.pairing().words())
        .distinct()
        .toList();
  }

  private Table differences() {
    List<Row> rows = new ArrayList<>();
    String above = "";
    for (Difference it : comparison.differences()) {
      String name = it.slice() + ": " + it.measure().name();
      rows.add(new Row(
          name,
          it.other() + " − " + it.base(),
          !name.equals(above),
          List.of(
              new Field(Words.value(it.measure(), it.before()), "", ""),
              new Field(Words.value(it.measure(), it.after()), "", ""),
              new Field(
                  Words.difference(it.measure(), it.difference().value()),
                  Words.differenceInterval(it),
                  it.verdict()),
              new Field(it.verdict(), "", it.verdict()),
              new Field(Figures.whole(it.pairs()), "", ""))));
      above = name;
    }
    return new Table(
        "",
        List.of("before", "after", "difference", "at 95 %", "pairs"),
        rows,
        comparison.refusals(),
        links.numbers("differences.csv"));
  }

  private Table table(NumberTable table) {
    List<Row> rows = new ArrayList<>();
    String above = "";
    for (NumberTable.Row row : table.rows()) {
      List<Field> fields = row.cells().stream().map(ComparisonPage::field).toList();
      rows.add(new Row(row.name(), row.side(), !row.name().equals(above), fields));
      above = row.name();
    }
    return new Table(
        table.title(),
        table.columns().stream().map(column -> header(table, column)).toList(),
        rows,
        table.refusals(),
        "");
  }

  /** A column that has a twin says whose numbers it holds. */
  private static String header(NumberTable table, NumberTable.Column column) {
    boolean twins = table.columns().stream()
            .filter(other -> other.name().equals(column.name()))
            .count()
        > 1;
    return twins
        ? column.name() + " (" + column.sides().stream().sorted().collect(Collectors.joining(", "))
            + ")"
        : column.name();
  }

  private static Field field(Optional<Block.Number> number) {
    return number
        .map(it -> new Field(Figures.value(it), Figures.interval(it), ""))
        .orElse(Field.EMPTY);
  }

  private Drawing drawing(Tradeoff tradeoff) {
    String name = tradeoff.quality().name();
    String better = tradeoff.quality().better().name().toLowerCase(Locale.ROOT);
    return new Drawing(
        name + " against network evaluations",
        new RawString(draw(tradeoff).inline()),
        "Mean over clips, " + tradeoff.slice() + "; " + better
            + " is better. Strong names, joined by the line: no other run is as good for as little.",
        links.numbers("tradeoffs.csv"));
  }

  /** The drawing of a trade-off. */
  static Svg draw(Tradeoff tradeoff) {
    Measure quality = tradeoff.quality();
    double scale = quality.unit().equals("%") ? 100 : 1;
    List<ParetoPlot.Point> points = tradeoff.points().stream()
        .map(point -> new ParetoPlot.Point(
            point.side(),
            point.cost(),
            scale * point.quality().value(),
            scale * point.quality().low(),
            scale * point.quality().high(),
            point.best(),
            point.side() + ": " + Words.value(quality, point.quality().value()) + " ("
                + Words.interval(quality, point.quality()) + ") at "
                + Figures.plain(point.cost()) + " evaluations"))
        .toList();
    String unit = quality.unit().isEmpty() ? "" : " [" + quality.unit() + "]";
    return ParetoPlot.draw(
        quality.name() + " against network evaluations",
        "network evaluations of a clip",
        quality.name() + unit,
        points);
  }

  private Clips clips(ClipRow row) {
    List<Player> players = new ArrayList<>();
    for (int i = 0; i < row.clips().size(); i++) {
      Side side = comparison.sides().get(i);
      row.clips()
          .get(i)
          .ifPresent(
              clip -> players.add(new Player(side.name(), side.label(), links.audio(side, clip))));
    }
    row.reference()
        .ifPresent(it ->
            players.add(new Player("real", "a real clip", links.audio(it.side(), it.clip()))));
    String subtitle = row.split().isEmpty() ? row.voice() : row.voice() + " · " + row.split();
    return new Clips(row.text(), subtitle, players);
  }
}
