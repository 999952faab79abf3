package io.formant.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Cell;
import io.formant.report.page.BlockView.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableViewTest {
  private static Cell number(double value) {
    return Cell.of(new Block.Number(value, Double.NaN, Double.NaN, 4, ""));
  }

  @Test
  void a_sentence_in_a_column_of_numbers_may_be_broken_and_a_dash_stays_as_numbers_do() {
    Block.Table table = new Block.Table(
        "clusters",
        "",
        List.of("embedding", "NMI"),
        List.of(
            List.of(Cell.of("learnt"), number(0.92)),
            List.of(Cell.of("chance"), Cell.of("undefined: no cluster was found")),
            List.of(Cell.of("none"), Cell.of("–"))));

    assertThat(TableView.of(table, "clusters.csv").rows().stream()
            .map(row -> row.fields().get(0))
            .map(Field::align))
        .containsExactly("number", "number words", "number");
  }

  @Test
  void a_column_of_nothing_but_dashes_stands_where_its_numbers_would() {
    Block.Table table = new Block.Table(
        "read out",
        "",
        List.of("embedding", "recording"),
        List.of(List.of(Cell.of("voice"), Cell.of("–")), List.of(Cell.of("told"), Cell.of("–"))));

    assertThat(TableView.isNumeric(table, 1)).isTrue();
    assertThat(TableView.isNumeric(table, 0)).isFalse();
  }
}
