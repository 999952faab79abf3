package io.formant.report.plot;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** Quality against cost: a named point a run with its interval, and a line through those that no other beats in both. */
public final class ParetoPlot {
  private static final int WIDTH = 500;
  private static final int LEFT = 64;
  private static final int RIGHT = 14;
  private static final int TOP = 10;
  private static final int BOTTOM = 280;
  private static final double WHISKER = 4;

  /**
   * One run.
   *
   * @param low lower end of the quality's interval, NaN, as {@code high}, where there is none
   * @param best whether no other run beats it in both
   * @param text what hovering tells
   */
  public record Point(
      String name,
      double cost,
      double quality,
      double low,
      double high,
      boolean best,
      String text) {}

  private final List<Point> points;
  private final Axis x;
  private final Axis y;

  private ParetoPlot(List<Point> points) {
    this.points = points;
    x = Axis.over(points.stream().mapToDouble(Point::cost), LEFT, WIDTH - RIGHT, 7);
    y = Axis.over(
        points.stream().flatMapToDouble(it -> DoubleStream.of(it.quality(), it.low(), it.high())),
        BOTTOM,
        TOP,
        6);
  }

  /** @param title for those who cannot see it */
  public static Svg draw(String title, String cost, String quality, List<Point> points) {
    ParetoPlot plot = new ParetoPlot(points);
    Svg svg = new Svg(WIDTH, BOTTOM + 42, title);
    Grid.draw(svg, plot.x, plot.y);
    svg.text("soft", "middle", (LEFT + WIDTH - RIGHT) / 2.0, BOTTOM + 36, cost);
    svg.upright("soft", 14, (TOP + BOTTOM) / 2.0, quality);
    plot.front(svg);
    points.forEach(point -> plot.point(svg, point));
    return svg;
  }

  private void front(Svg svg) {
    StringBuilder path = new StringBuilder();
    points.stream()
        .filter(Point::best)
        .sorted(Comparator.comparingDouble(Point::cost))
        .forEach(point -> path.append(path.isEmpty() ? 'M' : 'L')
            .append(Svg.n(x.place(point.cost())))
            .append(' ')
            .append(Svg.n(y.place(point.quality()))));
    if (!path.isEmpty()) svg.path("curve c0 d1", path.toString());
  }

  private void point(Svg svg, Point point) {
    double at = x.place(point.cost());
    if (!Double.isNaN(point.low()) && !Double.isNaN(point.high())) {
      double low = y.place(point.low());
      double high = y.place(point.high());
      svg.line("frame", at, low, at, high)
          .line("frame", at - WHISKER, low, at + WHISKER, low)
          .line("frame", at - WHISKER, high, at + WHISKER, high);
    }
    double height = y.place(point.quality());
    boolean left = at > WIDTH - RIGHT - 40;
    svg.mark(point.best() ? 0 : 6, at, height, point.text());
    svg.text(
        point.best() ? "strong" : "",
        left ? "end" : "start",
        at + (left ? -8 : 8),
        height - 6,
        point.name());
  }
}
