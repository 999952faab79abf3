package io.formant.report;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Cell;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the few numbers that stand at the top: the first numbers of the run's first table.
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
    return run.blocks(Block.Table.class)
        .map(Headline::of)
        .filter(headlines -> !headlines.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<Headline> of(Block.Table table) {
    List<Headline> headlines = new ArrayList<>();
    for (List<Cell> row : table.rows().subList(0, Math.min(ROWS, table.rows().size()))) {
      List<Headline> numbers = new ArrayList<>();
      for (int i = 1; i < Math.min(row.size(), table.columns().size()); i++) {
        String column = table.columns().get(i);
        row.get(i)
            .number()
            .ifPresent(number -> numbers.add(headline(column, TableView.text(row.get(0)), number)));
      }
      headlines.addAll(numbers.subList(0, Math.min(COLUMNS, numbers.size())));
    }
    return headlines;
  }

  private static Headline headline(String column, String row, Block.Number number) {
    return new Headline(column, row, Figures.value(number), Figures.interval(number));
  }
}
