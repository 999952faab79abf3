package io.formant.report.plot;

import java.util.ArrayList;
import java.util.List;

/** The names of the series in rows below a plot, laid out by estimated text widths. */
final class Legend {
  static final int ROW_HEIGHT = 20;
  private static final double LETTER_WIDTH = 6.6;
  private static final int MARK_WIDTH = 30;

  /** Where one name stands: its left edge and its row. */
  private record Spot(double x, int row) {}

  private final List<String> names;
  private final List<Spot> spots = new ArrayList<>();

  Legend(List<String> names, double left, double right) {
    this.names = names;
    double cell =
        names.stream().mapToInt(String::length).max().orElse(0) * LETTER_WIDTH + MARK_WIDTH;
    int perRow = Math.max(1, (int) ((right - left) / cell));
    for (int i = 0; i < names.size(); i++)
      spots.add(new Spot(left + i % perRow * cell, i / perRow));
  }

  int height() {
    return spots.isEmpty() ? 0 : (spots.get(spots.size() - 1).row() + 1) * ROW_HEIGHT;
  }

  void drawMarks(Svg svg, double top) {
    for (int i = 0; i < names.size(); i++) {
      Spot spot = spots.get(i);
      double y = top + spot.row() * ROW_HEIGHT + 10;
      svg.mark(i, spot.x() + 6, y, "").text("", "start", spot.x() + 16, y + 4, names.get(i));
    }
  }

  void drawLines(Svg svg, double top) {
    for (int i = 0; i < names.size(); i++) {
      Spot spot = spots.get(i);
      double y = top + spot.row() * ROW_HEIGHT + 10;
      svg.line(CurvePlot.classes(i), spot.x(), y, spot.x() + 20, y);
      svg.text("", "start", spot.x() + 26, y + 4, names.get(i));
    }
  }
}
