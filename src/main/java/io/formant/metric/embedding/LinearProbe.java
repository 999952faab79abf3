package io.formant.metric.embedding;

import io.formant.metric.Bootstrap;
import io.formant.metric.Defined;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What straight lines can read out of an embedding: classes are told by linear discriminants, from points of other groups than those they
 * were learnt from. A voice read from texts that it was not learnt on, or a text read from voices that it was not learnt on, is surely held
 * by the embedding, and not by pairs of both.
 *
 * <p>Sources: Alain and Bengio 2016, https://arxiv.org/abs/1610.01644; Fisher 1936, https://doi.org/10.1111/j.1469-1809.1936.tb02137.x.
 *
 * @param right for each item whether its class was told
 * @param learnt for each item whether its class occurs in other groups at all; the others don't count
 * @param chance what telling always the commonest class would reach
 */
public record LinearProbe(boolean[] right, boolean[] learnt, double chance) {
  private static final int FOLDS = 5;

  /**
   * Tells every point's class, learnt from the folds that its group is not in.
   *
   * @param points [n][d]
   * @param labels of at least two classes
   * @param groups of at least two kinds; a group is never learnt from and told at once
   * @throws IllegalArgumentException also if each class is in one fold of groups alone, so that none can be learnt from others
   */
  public static LinearProbe of(float[][] points, int[] labels, int[] groups) {
    Defined.points(points, 4);
    Defined.labels(labels, points.length);
    Defined.labels(groups, points.length);
    int[] classes = Defined.numbered(labels);
    int[] folds =
        Arrays.stream(Defined.numbered(groups)).map(group -> group % FOLDS).toArray();
    boolean[] right = new boolean[points.length];
    boolean[] known = new boolean[points.length];
    IntStream.range(0, FOLDS).parallel().forEach(fold -> {
      int[] told = items(folds, fold, true);
      if (told.length == 0) return;
      int[] from = items(folds, fold, false);
      Discriminants learnt = Discriminants.of(points, classes, from);
      for (int i : told) {
        right[i] = learnt.tell(points[i]) == classes[i];
        known[i] = Arrays.stream(from).anyMatch(j -> classes[j] == classes[i]);
      }
    });
    LinearProbe probe = new LinearProbe(right, known, chance(classes, known));
    if (probe.count() == 0)
      throw new IllegalArgumentException(
          "each class is in one group alone: none can be learnt from others");
    return probe;
  }

  private static double chance(int[] classes, boolean[] known) {
    int[] counts = new int[Arrays.stream(classes).max().orElse(0) + 1];
    for (int i = 0; i < known.length; i++) counts[classes[i]] += known[i] ? 1 : 0;
    return (double) Arrays.stream(counts).max().orElse(0)
        / Math.max(1, Arrays.stream(counts).sum());
  }

  private static int[] items(int[] folds, int fold, boolean inside) {
    return IntStream.range(0, folds.length)
        .filter(i -> (folds[i] == fold) == inside)
        .toArray();
  }

  /** How many items count. */
  public int count() {
    return (int) IntStream.range(0, learnt.length).filter(i -> learnt[i]).count();
  }

  /** The share of the items that count whose class was told. */
  public Bootstrap.Statistic accuracy() {
    return weights -> {
      double told = 0;
      double all = 0;
      for (int i = 0; i < weights.length; i++) {
        all += learnt[i] ? weights[i] : 0;
        told += learnt[i] && right[i] ? weights[i] : 0;
      }
      if (all == 0) throw new IllegalArgumentException("no item counts");
      return told / all;
    };
  }
}
