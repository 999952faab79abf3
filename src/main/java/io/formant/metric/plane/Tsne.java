package io.formant.metric.plane;

import io.formant.metric.Defined;
import io.formant.metric.Distance;
import java.util.Arrays;

/**
 * Places points in the plane so that near neighbours stay near; exact, started from the first two principal components, so that the
 * same points give the same picture.
 *
 * <p>Source: van der Maaten and Hinton 2008, https://jmlr.org/papers/v9/vandermaaten08a.html; start and rates as in Kobak and Berens
 * 2019, https://doi.org/10.1038/s41467-019-13056-x: components scaled to a deviation of 1e-4, rate max(n/48, 50), exaggeration 12 for
 * 250 of 1000 rounds, momentum 0.5, then 0.8.
 */
public final class Tsne {
  private static final int ROUNDS = 1000;
  private static final int EARLY_ROUNDS = 250;
  private static final double EXAGGERATION = 12;
  private static final double TINY = 1e-12;

  private final int n;
  private final double[][] affinities;
  private final double[] x;
  private final double[] y;

  private Tsne(double[][] affinities, float[][] start) {
    n = start.length;
    this.affinities = affinities;
    x = new double[n];
    y = new double[n];
    double deviation = 0;
    for (float[] point : start) deviation += (double) point[0] * point[0] / n;
    double scale = 1e-4 / Math.sqrt(deviation);
    for (int i = 0; i < n; i++) {
      x[i] = start[i][0] * scale;
      y[i] = start[i].length > 1 ? start[i][1] * scale : 0;
    }
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
          "perplexity must be 1 to a third of the other points, which is " + (points.length - 1) / 3
              + ", was " + perplexity);
    }
    Pca pca = Pca.fit(points, Math.min(2, points[0].length));
    return new Tsne(affinities(points, perplexity), pca.project(points)).descend();
  }

  /** Joint probabilities p[i][j], symmetric, together 1. */
  private static double[][] affinities(float[][] points, double perplexity) {
    int n = points.length;
    double[][] conditional = Distance.EUCLIDEAN.matrix(points);
    for (int i = 0; i < n; i++) {
      double[] squares = Arrays.stream(conditional[i]).map(d -> d * d).toArray();
      conditional[i] = conditional(squares, i, Math.log(perplexity));
    }
    double[][] joint = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++)
        joint[i][j] = Math.max(TINY, (conditional[i][j] + conditional[j][i]) / (2 * n));
    }
    return joint;
  }

  /** Gaussian weights of one point's neighbours whose entropy is {@code target}, by bisection of the precision. */
  private static double[] conditional(double[] squares, int self, double target) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int j = 0; j < squares.length; j++) if (j != self) nearest = Math.min(nearest, squares[j]);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double precision = 1 / Math.max(TINY, Arrays.stream(squares).average().orElse(1));
    double[] weights = new double[squares.length];
    for (int step = 0; step < 100; step++) {
      double gap = entropy(squares, self, nearest, precision, weights) - target;
      if (Math.abs(gap) < 1e-7) break;
      if (gap > 0) low = precision;
      else high = precision;
      precision = Double.isInfinite(high) ? precision * 2 : (low + high) / 2;
    }
    return weights;
  }

  /** Fills the normalised weights and returns their entropy. */
  private static double entropy(
      double[] squares, int self, double nearest, double precision, double[] weights) {
    double sum = 0;
    double weighted = 0;
    for (int j = 0; j < squares.length; j++) {
      weights[j] = j == self ? 0 : Math.exp(-precision * (squares[j] - nearest));
      sum += weights[j];
      weighted += weights[j] * (squares[j] - nearest);
    }
    for (int j = 0; j < weights.length; j++) weights[j] /= sum;
    return Math.log(sum) + precision * weighted / sum;
  }

  private float[][] descend() {
    Motion alongX = new Motion(n);
    Motion alongY = new Motion(n);
    double[][] kernel = new double[n][n];
    double rate = Math.max(n / EXAGGERATION / 4, 50);
    for (int round = 0; round < ROUNDS; round++) {
      boolean early = round < EARLY_ROUNDS;
      double total = kernel(kernel);
      gradient(kernel, total, early ? EXAGGERATION : 1, alongX.gradient, alongY.gradient);
      alongX.step(x, rate, early ? 0.5 : 0.8);
      alongY.step(y, rate, early ? 0.5 : 0.8);
    }
    float[][] embedded = new float[n][];
    for (int i = 0; i < n; i++) embedded[i] = new float[] {(float) x[i], (float) y[i]};
    return embedded;
  }

  /** Student weights 1 / (1 + distance²) below the diagonal; returns the sum over all pairs. */
  private double kernel(double[][] kernel) {
    double total = 0;
    for (int i = 0; i < n; i++) {
      double[] row = kernel[i];
      double xi = x[i];
      double yi = y[i];
      double sum = 0;
      for (int j = 0; j < i; j++) {
        double dx = xi - x[j];
        double dy = yi - y[j];
        row[j] = 1 / (1 + dx * dx + dy * dy);
        sum += row[j];
      }
      total += 2 * sum;
    }
    return total;
  }

  private void gradient(
      double[][] kernel, double total, double exaggeration, double[] alongX, double[] alongY) {
    Arrays.fill(alongX, 0);
    Arrays.fill(alongY, 0);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double q = kernel[i][j];
        double force = 4 * (exaggeration * affinities[i][j] - q / total) * q;
        double fx = force * (x[i] - x[j]);
        double fy = force * (y[i] - y[j]);
        alongX[i] += fx;
        alongX[j] -= fx;
        alongY[i] += fy;
        alongY[j] -= fy;
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
