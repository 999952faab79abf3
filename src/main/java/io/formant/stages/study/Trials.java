package io.formant.stages.study;

import io.formant.metric.Bootstrap;
import io.formant.metric.Distance;
import io.formant.metric.speech.Verification;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Pairs of clips, each with the distance of their embeddings: of one voice or of two. Both kinds are pairs of different texts, so that a voice
 * is not known by what it says; the other way round for texts.
 */
final class Trials {
  private static final int MOST = 50_000;

  private final int[] one;
  private final int[] other;
  private final Verification.Trials trials;

  Trials(Study study, Factor factor, long seed) {
    Factor besides = study.besides(factor);
    boolean controlled = besides.varies();
    int[] levels = besides.levels();
    double[][] distances = Distance.EUCLIDEAN.matrix(study.points());
    int n = study.clipCount();
    int all = n * (n - 1) / 2;
    SplittableRandom random = new SplittableRandom(seed);
    int[] pairs = IntStream.range(0, n * n)
        .filter(pair -> pair % n < pair / n)
        .filter(pair -> !controlled || levels[pair / n] != levels[pair % n])
        .filter(pair -> random.nextDouble() * all < MOST)
        .toArray();
    one = Arrays.stream(pairs).map(pair -> pair / n).toArray();
    other = Arrays.stream(pairs).map(pair -> pair % n).toArray();
    int count = pairs.length;
    double[] scores = new double[count];
    boolean[] same = new boolean[count];
    for (int k = 0; k < count; k++) {
      scores[k] = -distances[one[k]][other[k]];
      same[k] = factor.levels()[one[k]] == factor.levels()[other[k]];
    }
    trials = new Verification.Trials(scores, same);
  }

  Bootstrap.Statistic statistic(ToDoubleFunction<Verification> rate) {
    return weights -> {
      int[] pairs = new int[one.length];
      for (int k = 0; k < pairs.length; k++) pairs[k] = weights[one[k]] * weights[other[k]];
      return rate.applyAsDouble(trials.rate(pairs));
    };
  }
}
