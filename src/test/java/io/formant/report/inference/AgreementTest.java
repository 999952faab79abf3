package io.formant.report.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.formant.report.inference.Agreement.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final double NONE = Double.NaN;

  /** The worked example of https://en.wikipedia.org/wiki/Krippendorff%27s_alpha: three raters, fifteen things. */
  private static final double[][] RATERS = {
    {NONE, NONE, NONE, NONE, NONE, 3, 4, 1, 2, 1, 1, 3, 3, NONE, 3},
    {1, NONE, 2, 1, 3, 3, 4, 3, NONE, NONE, NONE, NONE, NONE, NONE, NONE},
    {NONE, NONE, 2, 1, 3, 4, 4, NONE, 2, 1, 1, 3, 3, NONE, 4}
  };

  private static List<double[]> units(double[][] raters) {
    List<double[]> units = new ArrayList<>();
    for (int i = 0; i < raters[0].length; i++) {
      int unit = i;
      units.add(Arrays.stream(raters)
          .mapToDouble(rater -> rater[unit])
          .filter(Double::isFinite)
          .toArray());
    }
    return units;
  }

  @Test
  void alpha_equals_the_published_example_for_names_and_for_places_on_a_scale() {
    assertThat(Agreement.alpha(units(RATERS), Scale.NOMINAL).value())
        .isCloseTo(0.691, within(5e-4));
    assertThat(Agreement.alpha(units(RATERS), Scale.INTERVAL).value())
        .isCloseTo(0.811, within(5e-4));
  }

  @Test
  void the_interval_holds_the_value_and_counts_what_was_rated_twice() {
    Estimate alpha = Agreement.alpha(units(RATERS), Scale.INTERVAL);

    assertThat(alpha.count()).isEqualTo(12);
    assertThat(alpha.low()).isLessThan(alpha.value());
    assertThat(alpha.high()).isGreaterThan(alpha.value()).isLessThanOrEqualTo(1);
    assertThat(Agreement.alpha(units(RATERS), Scale.INTERVAL)).isEqualTo(alpha);
  }

  @Test
  void full_agreement_is_one_and_systematic_disagreement_is_below_chance() {
    List<double[]> same = List.of(new double[] {1, 1}, new double[] {2, 2}, new double[] {5, 5, 5});
    List<double[]> opposite = List.of(new double[] {1, 5}, new double[] {5, 1});

    assertThat(Agreement.alpha(same, Scale.INTERVAL).value()).isEqualTo(1);
    assertThat(Agreement.alpha(opposite, Scale.NOMINAL).value()).isNegative();
  }

  @Test
  void one_rater_or_one_rating_alone_says_nothing_about_agreement() {
    assertThat(Agreement.alpha(List.of(new double[] {3}), Scale.INTERVAL).value())
        .isNaN();
    assertThat(Agreement.alpha(List.of(new double[] {3, 3}, new double[] {3, 3}), Scale.NOMINAL)
            .value())
        .isNaN();
    assertThat(Agreement.alpha(List.of(), Scale.NOMINAL).count()).isZero();
  }
}
