package io.formant.metric.embedding;

import io.formant.metric.Defined;
import io.formant.metric.Distance;
import java.util.stream.IntStream;

/** Which of some candidates each query finds: the one at the least angle. */
public final class Retrieval {
  private Retrieval() {}

  /**
   * For each query whether the nearest candidate carries its label.
   *
   * @param queries [n][d], none of them zero
   * @param queryLabels [n]
   * @param candidates at least two that are not all equal, [m][d], none of them zero
   * @param candidateLabels [m], at least two different
   */
  public static boolean[] right(
      float[][] queries, int[] queryLabels, float[][] candidates, int[] candidateLabels) {
    Defined.points(queries, 1);
    Defined.points(candidates, 2);
    Defined.sameWidth(queries, candidates);
    Defined.labels(candidateLabels, candidates.length);
    if (queryLabels.length != queries.length)
      throw new IllegalArgumentException(
          queryLabels.length + " labels for " + queries.length + " queries");
    Defined.different(candidates);
    boolean[] right = new boolean[queries.length];
    IntStream.range(0, queries.length)
        .parallel()
        .forEach(
            i -> right[i] = candidateLabels[nearest(queries[i], candidates)] == queryLabels[i]);
    return right;
  }

  private static int nearest(float[] query, float[][] candidates) {
    int nearest = 0;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < candidates.length; j++) {
      double cosine = Distance.cosine(query, candidates[j]);
      if (cosine > greatest) {
        greatest = cosine;
        nearest = j;
      }
    }
    return nearest;
  }
}
