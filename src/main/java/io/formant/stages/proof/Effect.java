package io.formant.stages.proof;

import io.formant.metric.Bootstrap;
import io.formant.metric.Interval;
import io.formant.metric.PermutationTest;
import io.formant.metric.Verdict;
import io.formant.stages.judge.Judged;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What giving something else does to what is heard: the share of pairs in which the clip given what was asked for is heard as asked, less
 * the share in which the other one is. 1 where the condition decides alone, 0 where it decides nothing.
 *
 * @param drop that difference, −1 to 1, with its interval over drawn voices, or drawn pairs where there are few voices
 * @param size Cohen's h: the difference of 2·asin √share, 0 to π. Source: Cohen 1988, Statistical Power Analysis, ch. 6
 * @param chance p of the permutation test over which of the two clips of a pair was given what: how often chance alone does as much
 */
record Effect(Interval drop, double size, double chance) {
  /** An influence within this of none is none. */
  static final double MARGIN = 0.1;

  private static final double SIGNIFICANT = 0.01;
  private static final int ROUNDS = 9999;
  private static final int DRAWS = 2000;
  static final int LEAST_PAIRS = 3;

  /** What is heard of a clip. */
  enum Heard {
    VOICE(Judged::voiceRight),
    CONTENT(Judged::contentRight);

    private final Predicate<Judged> asAsked;

    Heard(Predicate<Judged> asAsked) {
      this.asAsked = asAsked;
    }

    String word() {
      return this == VOICE ? "voice" : "content";
    }

    private Trial trial(Pair pair) {
      return new Trial(
          pair.asked().voice(), asAsked.test(pair.asked()), asAsked.test(pair.other()));
    }
  }

  /**
   * What was heard of a pair.
   *
   * @param voice by which pairs are drawn together
   * @param asked whether the clip given what was asked for is heard as asked
   * @param other whether the clip given something else is
   */
  record Trial(String voice, boolean asked, boolean other) {
    double drop() {
      return (asked ? 1 : 0) - (other ? 1 : 0);
    }
  }

  /**
   * The effect over pairs of one swap.
   *
   * @throws IllegalArgumentException if they are fewer than three
   */
  static Effect of(List<Pair> pairs, Heard heard, long seed) {
    return of(pairs.stream().map(heard::trial).toList(), seed);
  }

  /**
   * The effect over trials.
   *
   * @throws IllegalArgumentException if they are fewer than three
   */
  static Effect of(List<Trial> trials, long seed) {
    if (trials.size() < LEAST_PAIRS) {
      throw new IllegalArgumentException(
          "needs at least " + LEAST_PAIRS + " pairs of clips, was given " + trials.size());
    }
    double[] drops = trials.stream().mapToDouble(Trial::drop).toArray();
    double before = trials.stream().mapToInt(t -> t.asked() ? 1 : 0).average().orElseThrow();
    double after = trials.stream().mapToInt(t -> t.other() ? 1 : 0).average().orElseThrow();
    return new Effect(
        mean(trials, drops, seed),
        2 * (Math.asin(Math.sqrt(before)) - Math.asin(Math.sqrt(after))),
        PermutationTest.paired(drops, ROUNDS, seed));
  }

  /** The mean of a value of each trial, with its interval over drawn voices; over trials where there are too few voices. */
  static Interval mean(List<Trial> trials, double[] values, long seed) {
    List<String> voices = trials.stream().map(Trial::voice).distinct().toList();
    int[] units = new int[trials.size()];
    Arrays.setAll(
        units,
        i -> voices.size() < Bootstrap.LEAST_UNITS
            ? i
            : voices.indexOf(trials.get(i).voice()));
    return Bootstrap.over(units, Bootstrap.mean(values), DRAWS, seed);
  }

  /** Of the claim that the condition moves what is heard. */
  Verdict moves() {
    Verdict verdict = Verdict.above(drop, 0);
    return verdict == Verdict.SUPPORTED && chance >= SIGNIFICANT ? Verdict.UNDECIDED : verdict;
  }

  /** Of the claim that the condition leaves what is heard as it is, but for {@link #MARGIN}. */
  Verdict leaves() {
    if (drop.low() >= -MARGIN && drop.high() <= MARGIN) return Verdict.SUPPORTED;
    return drop.low() > MARGIN || drop.high() < -MARGIN ? Verdict.REFUTED : Verdict.UNDECIDED;
  }
}
