package io.formant.metric.plane;

import io.formant.metric.Defined;
import io.formant.metric.Distance;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Places points in the plane so that each stays near its nearest neighbours, as far as a fuzzy graph of them can be drawn. Started from
 * the first two principal components, which keeps more of the whole than chance would: Kobak and Linderman 2021,
 * https://doi.org/10.1038/s41587-020-00809-z. The same points and seed give the same picture.
 *
 * <p>Source: McInnes, Healy and Melville 2018, https://arxiv.org/abs/1802.03426, with its usual settings: 500 rounds, 5 negative samples,
 * least distance 0.1, for which the curve 1 / (1 + a·d²ᵇ) has a = 1.577 and b = 0.895.
 */
public final class Umap {
  private static final int ROUNDS = 500;
  private static final int NEGATIVES = 5;
  private static final double A = 1.5769434603113077;
  private static final double B = 0.8950608779109733;
  private static final double WIDEST = 10;
  private static final double STEEPEST = 4;
  private static final double JITTER = 1e-4;

  private final FuzzyGraph graph;
  private final double[] x;
  private final double[] y;
  private final SplittableRandom random;

  private Umap(FuzzyGraph graph, double[][] start, long seed) {
    this.graph = graph;
    random = new SplittableRandom(seed);
    double widest = Arrays.stream(start)
        .flatMapToDouble(Arrays::stream)
        .map(Math::abs)
        .max()
        .orElse(1);
    x = Arrays.stream(start).mapToDouble(point -> point[0] * WIDEST / widest).toArray();
    y = Arrays.stream(start)
        .mapToDouble(point -> point.length > 1 ? point[1] * WIDEST / widest : 0)
        .toArray();
    for (int i = 0; i < x.length; i++) {
      x[i] += JITTER * (random.nextDouble() - 0.5);
      y[i] += JITTER * (random.nextDouble() - 0.5);
    }
  }

  /**
   * Finds a place for every point.
   *
   * @param points not all equal, [n][d] with n at least 4
   * @param neighbours of each point that are to stay near, 2 to n − 1
   * @return [n][2]
   */
  public static float[][] embed(float[][] points, int neighbours, long seed) {
    Defined.points(points, 4);
    if (neighbours < 2 || neighbours >= points.length) {
      throw new IllegalArgumentException("neighbours must be 2 to " + (points.length - 1) + " for "
          + points.length + " points, was " + neighbours);
    }
    double[][] start = Pca.fit(points, Math.min(2, points[0].length)).coordinates(points);
    FuzzyGraph graph = FuzzyGraph.of(Neighbours.of(Distance.EUCLIDEAN.matrix(points), neighbours));
    return new Umap(graph, start, seed).draw();
  }

  private float[][] draw() {
    double[] period =
        Arrays.stream(graph.weights()).map(weight -> graph.greatest() / weight).toArray();
    double[] next = period.clone();
    double[] nextNegative = Arrays.stream(period).map(p -> p / NEGATIVES).toArray();
    for (int round = 0; round < ROUNDS; round++) {
      double rate = 1 - (double) round / ROUNDS;
      for (int edge = 0; edge < period.length; edge++) {
        if (next[edge] > round) continue;
        next[edge] += period[edge];
        attract(graph.from()[edge], graph.to()[edge], rate);
        double negativePeriod = period[edge] / NEGATIVES;
        int negatives = Math.max(0, (int) ((round - nextNegative[edge]) / negativePeriod));
        for (int k = 0; k < negatives; k++)
          repel(graph.from()[edge], random.nextInt(x.length), rate);
        nextNegative[edge] += negatives * negativePeriod;
      }
    }
    float[][] plane = new float[x.length][];
    for (int i = 0; i < plane.length; i++) plane[i] = new float[] {(float) x[i], (float) y[i]};
    return plane;
  }

  private void attract(int i, int j, double rate) {
    double dx = x[i] - x[j];
    double dy = y[i] - y[j];
    double square = dx * dx + dy * dy;
    if (square == 0) return;
    double power = Math.pow(square, B);
    double pull = -2 * A * B * power / square / (1 + A * power);
    move(i, pull * dx, pull * dy, rate);
    move(j, -pull * dx, -pull * dy, rate);
  }

  private void repel(int i, int j, double rate) {
    if (i == j) return;
    double dx = x[i] - x[j];
    double dy = y[i] - y[j];
    double square = dx * dx + dy * dy;
    if (square == 0) {
      move(i, STEEPEST, STEEPEST, rate);
      return;
    }
    double push = 2 * B / ((0.001 + square) * (1 + A * Math.pow(square, B)));
    move(i, push * dx, push * dy, rate);
  }

  private void move(int i, double alongX, double alongY, double rate) {
    x[i] += rate * Math.max(-STEEPEST, Math.min(STEEPEST, alongX));
    y[i] += rate * Math.max(-STEEPEST, Math.min(STEEPEST, alongY));
  }
}
