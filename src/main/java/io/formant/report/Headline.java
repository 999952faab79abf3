package io.formant.report;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One of the few numbers that stand at the top: the first numbers of the run's first table, for its first row
 * and the rows of the same name.
 *
 * @param name the number's column, {@code content}
 * @param of the number's row, {@code heldout}
 * @param value with its unit
 * @param interval 95 % interval, empty where there is none
 */
public record Headline(String name, String of, String value, String interval) {
  private static final int ROWS = 2;
  private static final int COLUMNS = 2;

  /** At most four, row by row; none where no table holds a number. */
  public static List<Headline> of(FinishedRun run) {
    return of(run.blocks(Block.Table.class));
  }

  /** Of the tables of a report, in its order. */
  public static List<Headline> of(Stream<Block.Table> tables) {
    return tables
        .map(Headline::of)
        .filter(headlines -> !headlines.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<Headline> of(Block.Table table) {
    List<Headline> headlines = new ArrayList<>();
    for (List<Cell> row : rows(table)) {
      String name = row.stream()
          .filter(cell -> cell.number().isEmpty())
          .map(Cell::text)
          .filter(text -> !text.isEmpty() && !Figures.isCount(text))
          .collect(Collectors.joining(", "));
      IntStream.range(1, Math.min(row.size(), table.columns().size()))
          .filter(
              column -> row.get(column).number().filter(Headline::isMeasured).isPresent())
          .limit(COLUMNS)
          .forEach(column -> headlines.add(headline(
              table.columns().get(column), name, row.get(column).number().orElseThrow())));
    }
    return headlines;
  }

  /** The first row and those after it that are about the same, such as another split; else the first rows. */
  private static List<List<Cell>> rows(Block.Table table) {
    List<List<Cell>> filled =
        table.rows().stream().filter(row -> !row.isEmpty()).toList();
    List<List<Cell>> same =
        filled.stream().filter(row -> row.get(0).equals(filled.get(0).get(0))).toList();
    List<List<Cell>> rows = same.size() > 1 ? same : filled;
    return rows.subList(0, Math.min(ROWS, rows.size()));
  }

  /** A count alone is no result. */
  private static boolean isMeasured(Block.Number number) {
    return !Double.isNaN(number.low()) || !number.unit().isEmpty();
  }

  private static Headline headline(String column, String row, Block.Number number) {
    return new Headline(column, row, Figures.value(number), Figures.interval(number));
  }
}
