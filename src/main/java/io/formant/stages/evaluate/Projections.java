package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.metric.plane.Pca;
import io.formant.metric.plane.Tsne;
import io.formant.stage.Item;
import java.util.ArrayList;
import java.util.List;

/** Pictures of an embedding: PCA and t-SNE, coloured by voice. */
final class Projections {
  private static final double PERPLEXITY = 30;
  private static final int MOST_POINTS = 800;

  private final String name;
  private final float[][] points;
  private final List<? extends Item<?>> items;

  /** Keeps evenly spaced points where there are too many to draw. */
  Projections(String name, float[][] points, List<? extends Item<?>> items) {
    this.name = name;
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
    Pca pca = Pca.fit(points, 2);
    double[] ratios = pca.ratios();
    String variance = "The two axes hold %.0f %% and %.0f %% of the variance."
        .formatted(100 * ratios[0], 100 * ratios[1]);
    double perplexity = Math.min(PERPLEXITY, (points.length - 1) / 3.0);
    String neighbours =
        "t-SNE, perplexity %.0f, started from the PCA; distances between groups mean little."
            .formatted(perplexity);
    return List.of(
        scatter("PCA of " + name, variance, pca.project(points)),
        scatter("t-SNE of " + name, neighbours, Tsne.embed(points, perplexity)));
  }

  private Block scatter(String title, String note, float[][] plane) {
    List<Block.Point> marks = new ArrayList<>();
    for (int i = 0; i < plane.length; i++) {
      Item<?> item = items.get(i);
      String text = item.label("voice") + ": " + item.label("text");
      marks.add(new Block.Point(plane[i][0], plane[i][1], item.label("voice"), text));
    }
    return new Block.Scatter(title, note, marks);
  }
}
