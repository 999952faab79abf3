package io.formant.report.page;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Cell;
import io.formant.report.Figures;
import io.formant.report.page.BlockView.Column;
import io.formant.report.page.BlockView.Field;
import io.formant.report.page.BlockView.Grid;
import io.formant.report.page.BlockView.Row;
import java.util.ArrayList;
import java.util.List;

/** Tables as the page shows them: numbers to the right, intervals in small type, counts in a last column. */
final class TableView {
  private static final String COUNT = "n";

  private TableView() {}

  /** @param numbers the file that holds its numbers */
  static Grid of(Block.Table table, String numbers) {
    boolean counted = isCounted(table);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      columns.add(new Column(table.columns().get(i), isNumeric(table, i) ? "number" : "word"));
    }
    if (counted) columns.add(new Column(COUNT, "number"));
    return new Grid(
        table.title(),
        table.note(),
        columns,
        table.rows().stream().map(row -> row(row, columns, counted)).toList(),
        numbers);
  }

  /** Whether the counts of the numbers need a column: where there are any and the table has none. */
  static boolean isCounted(Block.Table table) {
    return !table.columns().contains(COUNT)
        && table.rows().stream().anyMatch(row -> !Figures.count(row).isEmpty());
  }

  /** Whether a column holds numbers, or words that are counts or stand for a number that is not there. */
  static boolean isNumeric(Block.Table table, int column) {
    List<Cell> cells = table.rows().stream()
        .filter(row -> column < row.size())
        .map(row -> row.get(column))
        .toList();
    return cells.stream().anyMatch(cell -> cell.number().isPresent())
        || !cells.isEmpty()
            && cells.stream()
                .map(Cell::text)
                .allMatch(text -> Figures.isCount(text) || Figures.isNone(text));
  }

  private static Row row(List<Cell> row, List<Column> columns, boolean counted) {
    List<Field> fields = new ArrayList<>();
    for (int i = 1; i < row.size(); i++)
      fields.add(field(row.get(i), i < columns.size() ? columns.get(i).align() : "word"));
    if (counted) fields.add(new Field("number soft", Figures.count(row), "", ""));
    return new Row(row.isEmpty() ? "" : text(row.get(0)), fields);
  }

  private static Field field(Cell cell, String align) {
    return cell.number()
        .map(number ->
            new Field(align, Figures.value(number), Figures.interval(number), hover(number)))
        .orElse(new Field(alignOfWords(cell.text(), align), Figures.typeset(cell.text()), "", ""));
  }

  /** Words among numbers may be broken into lines: a column is as wide as its numbers. */
  private static String alignOfWords(String text, String align) {
    return align.equals("number") && text.contains(" ") ? "number words" : align;
  }

  private static String hover(Block.Number number) {
    String value = number.value() + (number.unit().equals("%") ? "" : " " + number.unit());
    String interval = Figures.interval(number).isEmpty()
        ? ""
        : ", 95 % interval " + number.low() + " to " + number.high();
    return value.strip() + interval + (number.count() > 0 ? ", n = " + number.count() : "");
  }

  /** A cell as plain text: its word, or its value without interval. */
  static String text(Cell cell) {
    return cell.number().map(Figures::value).orElse(cell.text());
  }
}
