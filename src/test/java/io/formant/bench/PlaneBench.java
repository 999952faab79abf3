package io.formant.bench;

import io.formant.metric.Blobs;
import io.formant.metric.plane.Tsne;
import io.formant.metric.plane.Umap;
import java.util.Arrays;
import java.util.function.Supplier;

/** Times t-SNE and UMAP of 2,000 points in 512 dimensions, in ten clusters that overlap, and checks that each draws the same picture again. */
public final class PlaneBench {
  private static final int CLUSTERS = 10;
  private static final int POINTS = 2000;
  private static final int WIDTH = 512;
  private static final double SPREAD = 1.5;
  private static final double PERPLEXITY = 30;
  private static final int NEIGHBOURS = 15;

  private PlaneBench() {}

  /**
   * @param arguments rounds
   */
  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[0]);
    float[][] points = Blobs.of(CLUSTERS, POINTS / CLUSTERS, WIDTH, SPREAD, 1).points();
    measure("t-SNE", rounds, () -> Tsne.embed(points, PERPLEXITY));
    measure("UMAP", rounds, () -> Umap.embed(points, NEIGHBOURS, 1));
  }

  private static void measure(String what, int rounds, Supplier<float[][]> picture) {
    float[][] first = picture.get();
    double[] seconds = new double[rounds];
    boolean same = true;
    for (int round = 0; round < rounds; round++) {
      long begin = System.nanoTime();
      float[][] again = picture.get();
      seconds[round] = (System.nanoTime() - begin) / 1e9;
      same &= Arrays.deepEquals(first, again);
    }
    Arrays.sort(seconds);
    System.out.printf(
        "%-6s %5.2f s, the median of %d (%.2f to %.2f), on %d cores; the picture is %s%n",
        what,
        seconds[rounds / 2],
        rounds,
        seconds[0],
        seconds[rounds - 1],
        Runtime.getRuntime().availableProcessors(),
        same ? "the same each time" : "ANOTHER ONE");
  }
}
