package io.formant.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void wilson_intervals_are_those_of_the_paper() {
    Interval half = Interval.wilson(50, 100);
    assertThat(half.low()).isCloseTo(0.40383, within(1e-5));
    assertThat(half.high()).isCloseTo(0.59617, within(1e-5));
    Interval all = Interval.wilson(10, 10);
    assertThat(all.low()).isCloseTo(0.72247, within(1e-5));
    assertThat(all.high()).isEqualTo(1);
    assertThat(Interval.wilson(0, 10).low()).isZero();
  }

  @Test
  void a_bootstrap_interval_covers_the_mean_and_narrows_with_more_values() {
    Interval few = Interval.bootstrapMean(uniform(20, 1), 5);
    Interval many = Interval.bootstrapMean(uniform(2000, 2), 5);
    assertThat(many.low()).isLessThan(0.5);
    assertThat(many.high()).isGreaterThan(0.5);
    assertThat(many.high() - many.low())
        .isCloseTo(2 * 1.96 * Math.sqrt(1 / 12.0 / 2000), within(0.003));
    assertThat(few.high() - few.low()).isGreaterThan(4 * (many.high() - many.low()));
    assertThat(Interval.bootstrapMean(uniform(20, 1), 5)).isEqualTo(few);
  }

  @Test
  void accuracy_counts_equal_answers() {
    Interval accuracy =
        Accuracy.of(List.of("one", "two", "two", "six"), List.of("one", "two", "ten", "six"));
    assertThat(accuracy).isEqualTo(Interval.wilson(3, 4));
    assertThat(accuracy.toString()).isEqualTo("0.750 (0.301–0.954, n = 4)");
  }

  @Test
  void permutations_find_a_difference_where_there_is_one() {
    double[] low = uniform(30, 3);
    double[] high = uniform(30, 4);
    assertThat(PermutationTest.meanDifference(low, high, 999, 1)).isGreaterThan(0.05);
    for (int i = 0; i < high.length; i++) high[i] += 0.5;
    assertThat(PermutationTest.meanDifference(low, high, 999, 1)).isEqualTo(0.001);
  }

  @Test
  void chance_labels_give_a_uniform_p_value() {
    int below = 0;
    for (int trial = 0; trial < 200; trial++) {
      if (PermutationTest.meanDifference(
              uniform(8, 100 + trial), uniform(8, 400 + trial), 199, trial)
          <= 0.1) below++;
    }
    assertThat(below).isBetween(8, 34);
  }

  @Test
  void whole_units_are_drawn_so_that_alike_items_do_not_narrow_the_interval() {
    double[] values = new double[200];
    int[] items = new int[200];
    int[] voices = new int[200];
    for (int i = 0; i < 200; i++) {
      items[i] = i;
      voices[i] = i % 5;
      values[i] = voices[i];
    }
    Interval byItem = Bootstrap.over(items, Bootstrap.mean(values), 500, 1);
    Interval byVoice = Bootstrap.over(voices, Bootstrap.mean(values), 500, 1);

    assertThat(byVoice.value()).isEqualTo(2);
    assertThat(byVoice.high() - byVoice.low()).isGreaterThan(4 * (byItem.high() - byItem.low()));
    assertThat(Bootstrap.over(voices, Bootstrap.mean(values), 500, 1)).isEqualTo(byVoice);
  }

  @Test
  void too_few_units_or_draws_without_a_number_are_refused() {
    double[] values = {1, 2, 3, 4};
    assertThatThrownBy(() -> Bootstrap.over(new int[] {1, 1, 2, 2}, Bootstrap.mean(values), 10, 1))
        .hasMessage("needs at least 3 units to draw from, was given 2");
    assertThatThrownBy(() -> Bootstrap.over(
            new int[] {1, 2, 3, 4},
            weights -> {
              if (weights[0] == 0) throw new IllegalArgumentException("no first");
              return 1;
            },
            100,
            1))
        .hasMessageMatching("not defined in \\d+ of 100 draws from 4 units: too few");
  }

  @Test
  void paired_differences_are_tested_by_their_signs() {
    double[] ones = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    assertThat(PermutationTest.paired(ones, 9999, 1)).isLessThan(0.01);
    assertThat(PermutationTest.paired(new double[] {1, -1, 1, -1}, 999, 1)).isEqualTo(1);
    assertThat(PermutationTest.paired(new double[20], 999, 1)).isEqualTo(1);
    assertThatThrownBy(() -> PermutationTest.paired(new double[0], 10, 1))
        .hasMessageContaining("at least 1 values");
  }

  @Test
  void a_statistic_that_is_no_number_is_refused() {
    int[] units = {1, 2, 3, 4};
    assertThatThrownBy(() -> Bootstrap.over(units, weights -> Double.NaN, 10, 1))
        .hasMessage("the statistic is NaN");
    assertThatThrownBy(
            () -> Bootstrap.over(units, weights -> weights[0] == 1 ? 1 : Double.NaN, 100, 1))
        .hasMessageMatching("not defined in \\d+ of 100 draws from 4 units: too few");
    assertThatThrownBy(() -> Bootstrap.mean(new double[] {1, Double.POSITIVE_INFINITY}))
        .hasMessage("value 1 is Infinity");
    assertThatThrownBy(() -> PermutationTest.labels(units, labels -> Double.NaN, 10, 1))
        .hasMessage("the statistic is NaN");
    assertThatThrownBy(() -> PermutationTest.labels(new int[4], labels -> 1, 10, 1))
        .hasMessageContaining("one label");
    assertThatThrownBy(() -> PermutationTest.paired(new double[] {1, Double.NaN}, 10, 1))
        .hasMessage("value 1 is NaN");
  }

  @Test
  void a_verdict_needs_the_whole_interval_on_one_side() {
    Interval interval = new Interval(0.5, 0.4, 0.6, 10);
    assertThat(Verdict.above(interval, 0.3)).isEqualTo(Verdict.SUPPORTED);
    assertThat(Verdict.above(interval, 0.4)).isEqualTo(Verdict.UNDECIDED);
    assertThat(Verdict.above(interval, 0.7)).isEqualTo(Verdict.REFUTED);
    assertThat(Verdict.atMost(interval, 0.6)).isEqualTo(Verdict.SUPPORTED);
    assertThat(Verdict.atMost(interval, 0.3)).isEqualTo(Verdict.REFUTED);
    assertThat(Verdict.of(List.of())).isEqualTo(Verdict.UNDECIDED);
    assertThat(Verdict.of(List.of(Verdict.SUPPORTED, Verdict.REFUTED)))
        .isEqualTo(Verdict.UNDECIDED);
    assertThatThrownBy(() -> new Interval(Double.NaN, 0, 1, 3))
        .hasMessageContaining("does not hold NaN");
  }

  @Test
  void nothing_measured_is_no_number() {
    assertThatThrownBy(() -> Interval.wilson(0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Accuracy.of(List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Accuracy.of(List.of(1), List.of()))
        .hasMessage("0 answers to 1 questions");
    assertThatThrownBy(() -> Interval.bootstrapMean(new double[] {1}, 1))
        .hasMessageContaining("at least 2 values");
    assertThatThrownBy(() -> Interval.bootstrapMean(new double[] {1, Double.NaN}, 1))
        .hasMessage("value 1 is NaN");
    assertThatThrownBy(() -> PermutationTest.meanDifference(new double[0], new double[] {1}, 10, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] uniform(int count, long seed) {
    return new SplittableRandom(seed).doubles(count).toArray();
  }
}
