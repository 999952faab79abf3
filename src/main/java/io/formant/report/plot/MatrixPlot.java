package io.formant.report.plot;

import io.formant.artifact.Block.Matrix;
import io.formant.artifact.Block.Number;
import java.util.function.Function;

/** A matrix as squares with their numbers: large ones with intervals where there are few, brief ones where there are many. */
public final class MatrixPlot {
  private static final int FEW = 4;
  private static final int TOP = 34;
  private static final int GAP = 4;

  private final Matrix matrix;
  private final Words words;
  private final Layout layout;
  private final Svg svg;

  /**
   * How numbers are told.
   *
   * @param value a number
   * @param interval its interval, empty where there is none
   * @param brief a number in as few digits as a small square holds
   */
  public record Words(
      Function<Number, String> value,
      Function<Number, String> interval,
      Function<Number, String> brief) {}

  /** Sizes of the drawing, of the names at its left, and of a row. */
  private record Layout(int width, int left, int row) {}

  private MatrixPlot(Matrix matrix, Words words) {
    this.matrix = matrix;
    this.words = words;
    layout = isDense(matrix) ? new Layout(640, 100, 36) : new Layout(440, 150, 96);
    svg = new Svg(layout.width(), TOP + layout.row() * matrix.rows().size() + GAP, matrix.title());
  }

  /** Whether it has too many columns for intervals, and for half the page. */
  public static boolean isDense(Matrix matrix) {
    return matrix.columns().size() > FEW;
  }

  public static Svg draw(Matrix matrix, Words words) {
    return new MatrixPlot(matrix, words).draw();
  }

  private Svg draw() {
    double width = (double) (layout.width() - layout.left()) / matrix.columns().size();
    for (int c = 0; c < matrix.columns().size(); c++) {
      double middle = layout.left() + (c + 0.5) * width;
      svg.text("", "middle", middle, TOP - 12, matrix.columns().get(c));
    }
    for (int r = 0; r < matrix.rows().size(); r++) {
      double top = TOP + r * layout.row();
      double centre = top + layout.row() / 2.0;
      svg.text("", "end", layout.left() - 12, centre + 4, matrix.rows().get(r));
      for (int c = 0; c < matrix.columns().size(); c++)
        cell(matrix.cells().get(r).get(c), layout.left() + c * width, top, width - GAP);
    }
    return svg;
  }

  private void cell(Number number, double left, double top, double width) {
    double height = layout.row() - GAP;
    double middle = left + width / 2;
    double centre = top + height / 2;
    svg.shade(number.value(), left, top, width, height);
    svg.rect("cell frame", left, top, width, height, 0);
    if (isDense(matrix)) {
      svg.text("", "middle", middle, centre + 5, words.brief().apply(number));
    } else {
      svg.text("large", "middle", middle, centre + 4, words.value().apply(number));
      svg.text("soft", "middle", middle, centre + 24, words.interval().apply(number));
    }
  }
}
