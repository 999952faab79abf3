package io.formant.report.plot;

import io.formant.artifact.Block.Matrix;
import io.formant.artifact.Block.Number;
import java.util.function.Function;

/** A small matrix as squares with their numbers. */
public final class MatrixPlot {
  private static final int WIDTH = 440;
  private static final int LEFT = 150;
  private static final int TOP = 34;
  private static final int ROW = 96;
  private static final int GAP = 4;

  private MatrixPlot() {}

  /**
   * @param value a number in words
   * @param interval its interval in words, empty where there is none
   */
  public static Svg draw(
      Matrix matrix, Function<Number, String> value, Function<Number, String> interval) {
    Svg svg = new Svg(WIDTH, TOP + ROW * matrix.rows().size() + GAP, matrix.title());
    double column = (double) (WIDTH - LEFT) / matrix.columns().size();
    for (int c = 0; c < matrix.columns().size(); c++) {
      svg.text(
          "", "middle", LEFT + (c + 0.5) * column, TOP - 12, matrix.columns().get(c));
    }
    for (int r = 0; r < matrix.rows().size(); r++) {
      double top = TOP + r * ROW;
      svg.text("", "end", LEFT - 12, top + ROW / 2.0 + 4, matrix.rows().get(r));
      for (int c = 0; c < matrix.columns().size(); c++) {
        Number number = matrix.cells().get(r).get(c);
        double left = LEFT + c * column;
        svg.shade(number.value(), left, top, column - GAP, ROW - GAP);
        svg.rect("cell frame", left, top, column - GAP, ROW - GAP, 0);
        double middle = left + (column - GAP) / 2;
        svg.text("large", "middle", middle, top + ROW / 2.0 + 2, value.apply(number));
        svg.text("soft", "middle", middle, top + ROW / 2.0 + 22, interval.apply(number));
      }
    }
    return svg;
  }
}
