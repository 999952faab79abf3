package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.metric.Distance;
import io.formant.metric.Interval;
import io.formant.metric.cluster.ClusterAgreement;
import io.formant.metric.cluster.KMeans;
import io.formant.metric.cluster.NearestNeighbours;
import io.formant.metric.cluster.Silhouette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How well one embedding's points group by some label. */
final class ClusterScores {
  static final List<String> COLUMNS = List.of(
      "embedding", "grouped by", "labels", "silhouette", "1-NN", "1-NN by chance", "NMI", "ARI");

  private final float[][] points;
  private final long seed;

  ClusterScores(float[][] points, long seed) {
    this.points = points;
    this.seed = seed;
  }

  /** A row of the table; a label that does not vary, or varies with every clip, has no score and says so. */
  List<Block.Cell> row(String embedding, String label, int[] labels) {
    int classes = (int) Arrays.stream(labels).distinct().count();
    List<Block.Cell> row = new ArrayList<>();
    row.add(Block.Cell.of(embedding));
    row.add(Block.Cell.of(label));
    row.add(Block.Cell.of(Integer.toString(classes)));
    boolean defined = classes >= 2 && classes < labels.length;
    row.addAll(
        defined ? scores(labels, classes) : Collections.nCopies(5, Block.Cell.of("undefined")));
    return row;
  }

  private List<Block.Cell> scores(int[] labels, int classes) {
    int count = labels.length;
    ClusterAgreement agreement =
        ClusterAgreement.of(labels, KMeans.fit(points, classes, seed).clusters());
    Interval nearest = NearestNeighbours.leaveOneOut(points, labels, 1, Distance.EUCLIDEAN);
    return List.of(
        Measured.of(Silhouette.mean(points, labels, Distance.EUCLIDEAN), count, ""),
        Measured.of(nearest, "%"),
        Measured.of(commonest(labels), count, "%"),
        Measured.of(agreement.normalisedMutualInformation(), count, ""),
        Measured.of(agreement.adjustedRand(), count, ""));
  }

  private static double commonest(int[] labels) {
    Map<Integer, Integer> counts = new TreeMap<>();
    Arrays.stream(labels).forEach(label -> counts.merge(label, 1, Integer::sum));
    return (double) counts.values().stream().mapToInt(Integer::intValue).max().orElseThrow()
        / labels.length;
  }
}
