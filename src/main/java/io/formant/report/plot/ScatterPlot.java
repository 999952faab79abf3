package io.formant.report.plot;

import io.formant.artifact.Block.Point;
import io.formant.artifact.Block.Scatter;
import java.util.List;

/** Points of a plane; each series has its own colour and its own shape. */
public final class ScatterPlot {
  private static final int WIDTH = 440;
  private static final int LEFT = 44;
  private static final int RIGHT = 8;
  private static final int TOP = 8;
  private static final int BOTTOM = 348;
  private static final int TICKS = 5;

  private final Scatter scatter;
  private final List<String> series;
  private final Axis x;
  private final Axis y;

  private ScatterPlot(Scatter scatter) {
    this.scatter = scatter;
    this.series =
        scatter.points().stream().map(Point::series).distinct().sorted().toList();
    this.x = Axis.over(scatter.points().stream().mapToDouble(Point::x), LEFT, WIDTH - RIGHT, TICKS);
    this.y = Axis.over(scatter.points().stream().mapToDouble(Point::y), BOTTOM, TOP, TICKS);
  }

  public static Svg draw(Scatter scatter) {
    return new ScatterPlot(scatter).draw();
  }

  private Svg draw() {
    Legend legend = new Legend(series, LEFT, WIDTH - RIGHT);
    Svg svg = new Svg(WIDTH, BOTTOM + 28 + legend.height(), scatter.title());
    Grid.draw(svg, x, y);
    scatter.points().stream().filter(ScatterPlot::visible).forEach(point -> mark(svg, point));
    legend.drawMarks(svg, BOTTOM + 26);
    return svg;
  }

  private static boolean visible(Point point) {
    return Double.isFinite(point.x()) && Double.isFinite(point.y());
  }

  private void mark(Svg svg, Point point) {
    String hover = point.text().isEmpty() ? point.series() : point.text();
    svg.mark(series.indexOf(point.series()), x.place(point.x()), y.place(point.y()), hover);
  }
}
