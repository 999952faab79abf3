package io.formant.metric.plane;

import io.formant.metric.Defined;
import io.formant.metric.Distance;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Places points in the plane so that near neighbours stay near; started from the first two principal components, so that the same
 * points give the same picture. Every point pushes every other one away; it pulls its 3 · perplexity nearest ones.
 *
 * <p>Sources: van der Maaten and Hinton 2008, https://jmlr.org/papers/v9/vandermaaten08a.html; few neighbours: van der Maaten 2014,
 * https://jmlr.org/papers/v15/vandermaaten14a.html; start and rates as in Kobak and Berens 2019,
 * https://doi.org/10.1038/s41467-019-13056-x: components scaled to a deviation of 1e-4, rate max(n/48, 50), exaggeration 12 for
 * 250 of 1000 rounds, momentum 0.5, then 0.8.
 */
public final class Tsne {
  private static final int ROUNDS = 1000;
  private static final int EARLY_ROUNDS = 250;
  private static final double EXAGGERATION = 12;

  private final int n;
  private final Affinities affinities;
  private final double[] x;
  private final double[] y;

  private Tsne(Affinities affinities, double[][] start) {
    n = start.length;
    this.affinities = affinities;
    double deviation = 0;
    for (double[] point : start) deviation += point[0] * point[0] / n;
    double scale = 1e-4 / Math.sqrt(deviation);
    x = Arrays.stream(start).mapToDouble(point -> point[0] * scale).toArray();
    y = Arrays.stream(start)
        .mapToDouble(point -> point.length > 1 ? point[1] * scale : 0)
        .toArray();
  }

  /**
   * Finds a place for every point.
   *
   * @param points not all equal, [n][d] with n at least 4
   * @param perplexity the effective number of neighbours, at least 1 and at most (n − 1) / 3
   * @return [n][2]
   */
  public static float[][] embed(float[][] points, double perplexity) {
    Defined.points(points, 4);
    if (!(perplexity >= 1 && perplexity <= (points.length - 1) / 3.0)) {
      throw new IllegalArgumentException(
          "perplexity must be 1 to a third of the other points, which is "
              + (points.length - 1) / 3.0 + ", was " + perplexity);
    }
    double[][] start = Pca.fit(points, Math.min(2, points[0].length)).coordinates(points);
    int neighbours = Math.min(points.length - 1, (int) Math.ceil(3 * perplexity));
    Neighbours nearest = Neighbours.of(Distance.EUCLIDEAN.matrix(points), neighbours);
    return new Tsne(Affinities.of(nearest, perplexity), start).descend();
  }

  private float[][] descend() {
    Motion alongX = new Motion(n);
    Motion alongY = new Motion(n);
    Repulsion repulsion = new Repulsion(n);
    double rate = Math.max(n / EXAGGERATION / 4, 50);
    for (int round = 0; round < ROUNDS; round++) {
      boolean early = round < EARLY_ROUNDS;
      repulsion.at(x, y);
      attract(early ? EXAGGERATION : 1, alongX.gradient, alongY.gradient);
      repulsion.addTo(alongX.gradient, alongY.gradient);
      alongX.step(x, rate, early ? 0.5 : 0.8);
      alongY.step(y, rate, early ? 0.5 : 0.8);
    }
    return IntStream.range(0, n)
        .mapToObj(i -> new float[] {(float) x[i], (float) y[i]})
        .toArray(float[][]::new);
  }

  /** Sets the gradient to the pull of the neighbours. */
  private void attract(double exaggeration, double[] alongX, double[] alongY) {
    IntStream.range(0, n).parallel().forEach(i -> {
      int[] others = affinities.others()[i];
      double[] shares = affinities.shares()[i];
      double pullX = 0;
      double pullY = 0;
      for (int k = 0; k < others.length; k++) {
        double dx = x[i] - x[others[k]];
        double dy = y[i] - y[others[k]];
        double force = shares[k] / (1 + dx * dx + dy * dy);
        pullX += force * dx;
        pullY += force * dy;
      }
      alongX[i] = 4 * exaggeration * pullX;
      alongY[i] = 4 * exaggeration * pullY;
    });
  }

  /**
   * How all points push each other: Student weights 1 / (1 + distance²). Single precision is enough for a push, and arrays side by side
   * let the processor take several points at a time.
   */
  private static final class Repulsion {
    private static final int BLOCK = 256;
    private final float[] x;
    private final float[] y;
    private final float[] sum;
    private final float[] pushX;
    private final float[] pushY;

    Repulsion(int n) {
      x = new float[n];
      y = new float[n];
      sum = new float[n];
      pushX = new float[n];
      pushY = new float[n];
    }

    void at(double[] fromX, double[] fromY) {
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) fromX[i];
        y[i] = (float) fromY[i];
      }
      int blocks = (x.length + BLOCK - 1) / BLOCK;
      IntStream.range(0, blocks)
          .parallel()
          .forEach(block -> block(block * BLOCK, Math.min(x.length, (block + 1) * BLOCK)));
    }

    private void block(int begin, int end) {
      Arrays.fill(sum, begin, end, 0);
      Arrays.fill(pushX, begin, end, 0);
      Arrays.fill(pushY, begin, end, 0);
      for (int j = 0; j < x.length; j++) push(x[j], y[j], begin, end);
    }

    private void push(float fromX, float fromY, int begin, int end) {
      for (int i = begin; i < end; i++) {
        float dx = x[i] - fromX;
        float dy = y[i] - fromY;
        float weight = 1 / (1 + dx * dx + dy * dy);
        sum[i] += weight;
        pushX[i] += weight * weight * dx;
        pushY[i] += weight * weight * dy;
      }
    }

    void addTo(double[] alongX, double[] alongY) {
      double total = -x.length;
      for (float part : sum) total += part;
      for (int i = 0; i < x.length; i++) {
        alongX[i] -= 4 * pushX[i] / total;
        alongY[i] -= 4 * pushY[i] / total;
      }
    }
  }

  /** Momentum with a gain for each coordinate: Jacobs 1988, https://doi.org/10.1016/0893-6080(88)90003-2. */
  private static final class Motion {
    private final double[] gradient;
    private final double[] speed;
    private final double[] gain;

    Motion(int n) {
      gradient = new double[n];
      speed = new double[n];
      gain = new double[n];
      Arrays.fill(gain, 1);
    }

    void step(double[] position, double rate, double momentum) {
      for (int i = 0; i < position.length; i++) {
        boolean turned = gradient[i] * speed[i] < 0;
        gain[i] = turned ? gain[i] + 0.2 : Math.max(0.01, gain[i] * 0.8);
        speed[i] = momentum * speed[i] - rate * gain[i] * gradient[i];
        position[i] += speed[i];
      }
    }
  }
}
