package io.formant.report.plot;

/** The grid lines and tick labels of two axes. */
final class Grid {
  private Grid() {}

  static void draw(Svg svg, Axis x, Axis y) {
    for (double tick : x.ticks()) {
      double at = x.place(tick);
      svg.line("grid", at, y.from(), at, y.to())
          .text("soft", "middle", at, y.from() + 16, x.label(tick));
    }
    for (double tick : y.ticks()) {
      double at = y.place(tick);
      svg.line("grid", x.from(), at, x.to(), at)
          .text("soft", "end", x.from() - 6, at + 4, y.label(tick));
    }
    svg.rect("frame", x.from(), y.to(), x.to() - x.from(), y.from() - y.to(), 0);
  }
}
