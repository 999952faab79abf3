package io.formant.report.plot;

import io.formant.artifact.Block.Curve;
import io.formant.artifact.Block.Line;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Lines over a shared x axis; a long line is drawn by the means of its stretches. */
public final class CurvePlot {
  private static final int WIDTH = 500;
  private static final int LEFT = 56;
  private static final int RIGHT = 10;
  private static final int TOP = 10;
  private static final int BOTTOM = 240;
  private static final int MOST_POINTS = 300;
  private static final int DASHES = 4;

  private final Curve curve;
  private final Axis x;
  private final Axis y;

  private CurvePlot(Curve curve) {
    this.curve = curve;
    this.x = Axis.over(
        curve.lines().stream().flatMapToDouble(line -> Arrays.stream(line.x())),
        LEFT,
        WIDTH - RIGHT,
        7);
    this.y =
        Axis.over(curve.lines().stream().flatMapToDouble(CurvePlot::drawnValues), BOTTOM, TOP, 5);
  }

  public static Svg draw(Curve curve) {
    return new CurvePlot(curve).draw();
  }

  private Svg draw() {
    Legend legend =
        new Legend(curve.lines().stream().map(Line::name).toList(), LEFT, WIDTH - RIGHT);
    Svg svg = new Svg(WIDTH, BOTTOM + 44 + legend.height(), curve.title());
    Grid.draw(svg, x, y);
    svg.text("soft", "middle", (x.from() + x.to()) / 2, BOTTOM + 34, curve.xLabel());
    svg.upright("soft", 14, (TOP + BOTTOM) / 2.0, curve.yLabel());
    for (int i = 0; i < curve.lines().size(); i++) {
      svg.path(classes(i), path(curve.lines().get(i)));
    }
    legend.drawLines(svg, BOTTOM + 42);
    return svg;
  }

  static String classes(int line) {
    return "curve " + Svg.colour(line) + " d" + line % DASHES;
  }

  private static DoubleStream drawnValues(Line line) {
    return Arrays.stream(thin(line.y()));
  }

  private String path(Line line) {
    double[] xs = thin(line.x());
    double[] ys = thin(line.y());
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < Math.min(xs.length, ys.length); i++) {
      boolean finite = Double.isFinite(xs[i]) && Double.isFinite(ys[i]);
      if (finite)
        path.append(pen ? 'L' : 'M')
            .append(Svg.n(x.place(xs[i])))
            .append(' ')
            .append(Svg.n(y.place(ys[i])));
      pen = finite;
    }
    return path.toString();
  }

  /** At most {@link #MOST_POINTS} values: the means of equal stretches. */
  private static double[] thin(double[] values) {
    int stride = (values.length + MOST_POINTS - 1) / MOST_POINTS;
    if (stride <= 1) return values;
    double[] means = new double[(values.length + stride - 1) / stride];
    for (int i = 0; i < means.length; i++) {
      int end = Math.min(values.length, (i + 1) * stride);
      means[i] = Arrays.stream(values, i * stride, end).average().orElse(Double.NaN);
    }
    return means;
  }
}
