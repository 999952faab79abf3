package io.formant.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.artifact.Block.Matrix;
import io.formant.artifact.Block.Number;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixPlotTest {
  private static final Number ALL = new Number(1, 0.9, 1, 40, "%");
  private static final Number NONE = new Number(0, 0, 0.1, 40, "%");
  private static final MatrixPlot.Words WORDS = new MatrixPlot.Words(
      n -> "value " + n.value(), n -> "± " + n.low(), n -> "brief " + n.value());

  @Test
  void each_cell_is_a_square_with_its_number_the_larger_the_darker() {
    Matrix matrix = new Matrix(
        "who moves what",
        "",
        List.of("style", "content"),
        List.of("voice", "text"),
        List.of(List.of(ALL, NONE), List.of(NONE, ALL)));
    String svg = MatrixPlot.draw(matrix, WORDS).standalone();

    assertThat(svg.split("class=\"cell\"", -1)).hasSize(5);
    assertThat(svg).contains("fill-opacity=\"0.45\"", "fill-opacity=\"0.00\"");
    assertThat(svg).contains("value 1.0", "± 0.9", ">style<", ">text<");
  }

  @Test
  void many_cells_hold_brief_numbers_that_fit_them() {
    List<String> voices = List.of("a", "b", "c", "d", "e");
    Matrix matrix =
        new Matrix("swap", "", List.of("a"), voices, List.of(List.of(ALL, NONE, ALL, ALL, ALL)));
    String svg = MatrixPlot.draw(matrix, WORDS).standalone();

    assertThat(MatrixPlot.isDense(matrix)).isTrue();
    assertThat(svg).contains(">brief 1.0<", ">brief 0.0<").doesNotContain("value 1.0", "± 0.9");
  }

  @Test
  void a_matrix_with_a_cell_too_few_is_refused() {
    assertThatThrownBy(
            () -> new Matrix("small", "", List.of("a"), List.of("b", "c"), List.of(List.of(ALL))))
        .hasMessage("matrix 'small' has 1 rows of cells, expected 1 of 2");
  }
}
