package io.formant.stages.study;

import io.formant.artifact.Block;
import io.formant.metric.Bootstrap;
import io.formant.metric.Interval;
import io.formant.stages.evaluate.Measured;
import java.util.stream.IntStream;

/**
 * A number of clips that can be told for any part of them.
 *
 * @param name as a column of a table calls it
 * @param unit of {@link Block.Number}
 */
record Measure(String name, String unit, Bootstrap.Statistic statistic) {
  static final int ROUNDS = 500;

  /** A share of items. */
  static Measure share(String name, boolean[] right) {
    double[] shares =
        IntStream.range(0, right.length).mapToDouble(i -> right[i] ? 1 : 0).toArray();
    return new Measure(name, "%", Bootstrap.mean(shares));
  }

  /** A number that is never defined, and why. */
  static Measure undefined(String name, String why) {
    return new Measure(name, "", weights -> {
      throw new IllegalArgumentException(why);
    });
  }

  /** With its interval over drawn units; where it is not defined, the reason. */
  Block.Cell cell(Factor drawn, Study study, String metric, long seed) {
    return cell(drawn, study.basis(metric + ", drawing " + drawn.name()), seed);
  }

  /** The same on any basis. */
  Block.Cell cell(Factor drawn, Block.Basis basis, long seed) {
    try {
      return Measured.of(over(drawn, seed), unit, basis);
    } catch (IllegalArgumentException undefined) {
      return Block.Cell.of("undefined: " + undefined.getMessage());
    }
  }

  Interval over(Factor drawn, long seed) {
    return Bootstrap.over(drawn.levels(), statistic, ROUNDS, seed);
  }

  /** How much greater it is than another one of the same clips. */
  Measure less(Measure other) {
    return new Measure(name, unit, weights -> statistic.of(weights) - other.statistic.of(weights));
  }
}
