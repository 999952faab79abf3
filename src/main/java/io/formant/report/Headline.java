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
 * @param beside what it is to be seen beside: chance, where the next column tells it, and the same column in the row that follows on the
 *     same split and in the last one, which are the ceiling and the floor
 */
public record Headline(String name, String of, String value, String interval, List<String> beside) {
  public Headline {
    beside = List.copyOf(beside);
  }

  private static final int ROWS = 2;
  private static final int COLUMNS = 2;
  private static final String CHANCE = "by chance";

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
          .filter(text -> !text.isEmpty() && !Figures.isCount(text) && !Figures.isNone(text))
          .collect(Collectors.joining(", "));
      IntStream.range(1, Math.min(row.size(), table.columns().size()))
          .filter(column -> !isChance(table, column))
          .filter(
              column -> row.get(column).number().filter(Headline::isMeasured).isPresent())
          .limit(COLUMNS)
          .forEach(column -> headlines.add(headline(table, name, row, column)));
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

  private static Headline headline(Block.Table table, String name, List<Cell> row, int column) {
    Block.Number number = row.get(column).number().orElseThrow();
    return new Headline(
        table.columns().get(column),
        name,
        Figures.value(number),
        Figures.interval(number),
        Stream.of(chance(table, row, column + 1), beside(table, row, column))
            .flatMap(List::stream)
            .toList());
  }

  /** What guessing comes to is no result of the run. */
  private static boolean isChance(Block.Table table, int column) {
    return column < table.columns().size() && table.columns().get(column).endsWith(CHANCE);
  }

  private static List<String> chance(Block.Table table, List<Cell> row, int column) {
    return isChance(table, column) && column < row.size()
        ? row.get(column).number().map(number -> CHANCE + " " + Figures.value(number)).stream()
            .toList()
        : List.of();
  }

  private static List<String> beside(Block.Table table, List<Cell> row, int column) {
    List<String> others = table.rows().stream()
        .filter(other -> other.size() > column && isOfSameSplit(row, other))
        .filter(other -> other.get(column).number().filter(Headline::isMeasured).isPresent())
        .map(other ->
            other.get(0).text() + " " + Figures.value(other.get(column).number().orElseThrow()))
        .toList();
    return others.size() < 2 ? others : List.of(others.get(0), others.get(others.size() - 1));
  }

  /** Another row whose words are the same but for the first. */
  private static boolean isOfSameSplit(List<Cell> row, List<Cell> other) {
    List<String> words = splits(row);
    return !words.isEmpty() && !other.get(0).equals(row.get(0)) && words.equals(splits(other));
  }

  private static List<String> splits(List<Cell> row) {
    return row.stream()
        .skip(1)
        .filter(cell -> cell.number().isEmpty())
        .map(Cell::text)
        .filter(text -> text.matches("\\p{L}+"))
        .toList();
  }
}
