package io.formant.report.page;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Cell;
import io.formant.artifact.Block.Curve;
import io.formant.artifact.Block.Line;
import io.formant.artifact.Block.Matrix;
import io.formant.artifact.Block.Picture;
import io.formant.artifact.Block.Point;
import io.formant.artifact.Block.Scatter;
import io.formant.artifact.Block.Table;
import java.util.List;
import java.util.stream.Collectors;

/** The numbers behind what a report shows, for a spreadsheet. */
final class Csv {
  private Csv() {}

  static String of(Block block) {
    if (block instanceof Table table) return of(table);
    if (block instanceof Scatter scatter) return of(scatter);
    if (block instanceof Curve curve) return of(curve);
    if (block instanceof Matrix matrix) return of(matrix);
    throw new IllegalArgumentException("no numbers are behind the block '" + block.title() + "'");
  }

  /** A line a number: the words of its row, its column, its value, interval, count and unit. */
  private static String of(Table table) {
    StringBuilder csv = new StringBuilder("row,column,value,low,high,n,unit\n");
    for (List<Cell> row : table.rows()) {
      String name = row.stream()
          .filter(cell -> cell.number().isEmpty())
          .map(Cell::text)
          .collect(Collectors.joining(", "));
      for (int i = 0; i < Math.min(row.size(), table.columns().size()); i++) {
        String head = quoted(name) + ',' + quoted(table.columns().get(i)) + ',';
        row.get(i)
            .number()
            .ifPresent(number -> csv.append(head).append(of(number)).append('\n'));
      }
    }
    return csv.toString();
  }

  private static String of(Block.Number number) {
    return String.join(
        ",",
        Double.toString(number.value()),
        Double.toString(number.low()),
        Double.toString(number.high()),
        Integer.toString(number.count()),
        quoted(number.unit()));
  }

  private static String of(Matrix matrix) {
    StringBuilder csv = new StringBuilder("row,column,value,low,high,n,unit\n");
    for (int row = 0; row < matrix.rows().size(); row++) {
      for (int column = 0; column < matrix.columns().size(); column++) {
        csv.append(quoted(matrix.rows().get(row)))
            .append(',')
            .append(quoted(matrix.columns().get(column)))
            .append(',')
            .append(of(matrix.cells().get(row).get(column)))
            .append('\n');
      }
    }
    return csv.toString();
  }

  /** A line a row of the picture, the top one first. */
  static String of(Picture picture) {
    StringBuilder csv = new StringBuilder();
    for (int row = picture.height() - 1; row >= 0; row--) {
      for (int column = 0; column < picture.width(); column++) {
        csv.append(column == 0 ? "" : ",").append(picture.values()[row * picture.width() + column]);
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  private static String of(Scatter scatter) {
    StringBuilder csv = new StringBuilder("x,y,series,text\n");
    for (Point point : scatter.points()) {
      csv.append(point.x()).append(',').append(point.y()).append(',');
      csv.append(quoted(point.series()))
          .append(',')
          .append(quoted(point.text()))
          .append('\n');
    }
    return csv.toString();
  }

  private static String of(Curve curve) {
    StringBuilder csv = new StringBuilder("line,x,y\n");
    for (Line line : curve.lines()) {
      for (int i = 0; i < line.x().length; i++) {
        csv.append(quoted(line.name()))
            .append(',')
            .append(line.x()[i])
            .append(',')
            .append(line.y()[i])
            .append('\n');
      }
    }
    return csv.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
