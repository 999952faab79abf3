package io.formant.report.inference;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Intervals of means from values that come in groups, by drawing whole groups with replacement. The same values, the same interval. */
public final class Bootstrap {
  private static final int RESAMPLES = 2000;
  private static final long SEED = 20_260_101;

  private Bootstrap() {}

  /** One value and the groups it belongs to, such as a rating of a clip by a rater. */
  public record Observation(double value, String row, String column) {}

  /** Sum and count of the values of one group. */
  private record Total(double sum, int count) {
    Total and(double value) {
      return new Total(sum + value, count + 1);
    }
  }

  /**
   * The mean of values of which those with the same {@code row} depend on each other. Source: Field & Welsh 2007,
   * https://doi.org/10.1111/j.1467-9868.2007.00593.x (the cluster bootstrap).
   *
   * @return without an interval where there is but one group
   */
  public static Estimate clustered(List<Observation> observations) {
    requireSome(observations);
    Map<String, Total> totals = new LinkedHashMap<>();
    observations.forEach(
        it -> totals.merge(it.row(), new Total(it.value(), 1), (sum, one) -> sum.and(it.value())));
    Total[] groups = totals.values().toArray(Total[]::new);
    return estimate(observations, groups.length, random -> mean(groups, random));
  }

  private static double mean(Total[] groups, SplittableRandom random) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < groups.length; i++) {
      Total drawn = groups[random.nextInt(groups.length)];
      sum += drawn.sum();
      count += drawn.count();
    }
    return sum / count;
  }

  /**
   * The mean of values that depend on each other both within a row and within a column: rows and columns are drawn
   * independently. Source: Owen 2007, The pigeonhole bootstrap, https://arxiv.org/abs/0712.1111.
   *
   * @return as {@link #clustered} where there is but one column
   */
  public static Estimate pigeonhole(List<Observation> observations) {
    requireSome(observations);
    List<String> rows = observations.stream().map(Observation::row).distinct().toList();
    List<String> columns =
        observations.stream().map(Observation::column).distinct().toList();
    if (columns.size() < 2) return clustered(observations);
    int[] row = observations.stream().mapToInt(it -> rows.indexOf(it.row())).toArray();
    int[] column =
        observations.stream().mapToInt(it -> columns.indexOf(it.column())).toArray();
    double[] value = observations.stream().mapToDouble(Observation::value).toArray();
    return estimate(observations, rows.size(), random -> {
      int[] rowWeights = drawn(rows.size(), random);
      int[] columnWeights = drawn(columns.size(), random);
      double sum = 0;
      long weights = 0;
      for (int i = 0; i < value.length; i++) {
        int weight = rowWeights[row[i]] * columnWeights[column[i]];
        sum += weight * value[i];
        weights += weight;
      }
      return sum / weights;
    });
  }

  /** How often each of so many is drawn. */
  private static int[] drawn(int size, SplittableRandom random) {
    int[] weights = new int[size];
    for (int i = 0; i < size; i++) weights[random.nextInt(size)]++;
    return weights;
  }

  private static Estimate estimate(
      List<Observation> observations, int groups, ToDoubleFunction<SplittableRandom> resampled) {
    double mean =
        observations.stream().mapToDouble(Observation::value).average().orElseThrow();
    if (groups < 2) return Estimate.bare(mean, groups);
    double[] interval = interval(resampled);
    return new Estimate(mean, Math.min(mean, interval[0]), Math.max(mean, interval[1]), groups);
  }

  /** The middle 95 % of what a statistic comes to; draws that leave it undefined don't count. */
  static double[] interval(ToDoubleFunction<SplittableRandom> resampled) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] values = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) values[i] = resampled.applyAsDouble(random);
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) return new double[] {Double.NaN, Double.NaN};
    int last = sorted.length - 1;
    return new double[] {
      sorted[(int) Math.floor(0.025 * last)], sorted[(int) Math.ceil(0.975 * last)]
    };
  }

  private static void requireSome(List<Observation> observations) {
    if (observations.isEmpty()) {
      throw new IllegalArgumentException("a mean of no values is not defined");
    }
  }
}
