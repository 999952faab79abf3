package io.formant.stages.study;

import io.formant.artifact.Block;
import io.formant.metric.plane.Pca;
import io.formant.metric.plane.Tsne;
import io.formant.metric.plane.Umap;
import io.formant.stage.Item;
import java.util.ArrayList;
import java.util.List;

/** Pictures of an embedding: PCA, t-SNE and UMAP, coloured by voice, and t-SNE by text too. */
final class Projections {
  private static final double PERPLEXITY = 30;
  private static final int NEIGHBOURS = 15;
  private static final int MOST_POINTS = 2000;
  private static final int MOST_COLOURS = 20;

  private final String name;
  private final float[][] points;
  private final List<? extends Item<?>> items;
  private final long seed;

  /** Keeps evenly spaced points where there are too many to draw. */
  Projections(String name, float[][] points, List<? extends Item<?>> items, long seed) {
    this.name = name;
    this.seed = seed;
    int stride = (points.length + MOST_POINTS - 1) / MOST_POINTS;
    List<float[]> keptPoints = new ArrayList<>();
    List<Item<?>> keptItems = new ArrayList<>();
    for (int i = 0; i < points.length; i += stride) {
      keptPoints.add(points[i]);
      keptItems.add(items.get(i));
    }
    this.points = keptPoints.toArray(float[][]::new);
    this.items = keptItems;
  }

  List<Block> scatters() {
    Pca pca = Pca.fit(points, Math.min(2, points[0].length));
    double perplexity = Math.min(PERPLEXITY, (points.length - 1) / 3.0);
    int near = Math.min(NEIGHBOURS, points.length - 1);
    float[][] tsne = Tsne.embed(points, perplexity);
    String neighbours =
        "perplexity %.0f, started from the PCA; distances between groups mean little."
            .formatted(perplexity);
    List<Block> scatters = new ArrayList<>();
    scatters.add(scatter("PCA of " + name, variance(pca), pca.project(points), "voice"));
    scatters.add(scatter("t-SNE of " + name, "By voice; " + neighbours, tsne, "voice"));
    scatters.add(scatter(
        "UMAP of " + name,
        "%d neighbours, least distance 0.1, started from the PCA.".formatted(near),
        Umap.embed(points, near, seed),
        "voice"));
    if (items.stream().map(item -> item.label("text")).distinct().count() <= MOST_COLOURS)
      scatters.add(
          scatter("t-SNE of " + name + ", by text", "By text; " + neighbours, tsne, "text"));
    return scatters;
  }

  private static String variance(Pca pca) {
    double[] ratios = pca.ratios();
    return ratios.length == 1
        ? "One axis holds all of the variance."
        : "The two axes hold %.0f %% and %.0f %% of the variance."
            .formatted(100 * ratios[0], 100 * ratios[1]);
  }

  private Block scatter(String title, String note, float[][] plane, String colour) {
    List<Block.Point> marks = new ArrayList<>();
    for (int i = 0; i < plane.length; i++) {
      Item<?> item = items.get(i);
      String text = item.label("voice") + ": " + item.label("text");
      double y = plane[i].length > 1 ? plane[i][1] : 0;
      marks.add(new Block.Point(plane[i][0], y, item.label(colour), text));
    }
    return new Block.Scatter(title, note, marks);
  }
}
