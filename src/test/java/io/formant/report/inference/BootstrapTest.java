package io.formant.report.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.report.inference.Bootstrap.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  /** Groups whose means spread with standard deviation 1, members that repeat their group's value. */
  private static List<Observation> grouped(int groups, int members, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Observation> observations = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      double value = random.nextGaussian();
      for (int member = 0; member < members; member++)
        observations.add(new Observation(value, "g" + group, "c" + member));
    }
    return observations;
  }

  @Test
  void repeating_a_group_makes_nothing_more_certain() {
    Estimate once = Bootstrap.clustered(grouped(30, 1, 5));
    Estimate often = Bootstrap.clustered(grouped(30, 20, 5));

    assertThat(often.high() - often.low()).isCloseTo(once.high() - once.low(), within(1e-9));
    assertThat(often.count()).isEqualTo(30);
  }

  @Test
  void the_interval_covers_the_truth_about_as_often_as_it_says() {
    int covered = 0;
    for (int seed = 0; seed < 200; seed++) {
      Estimate mean = Bootstrap.clustered(grouped(40, 2, seed));
      covered += mean.low() <= 0 && mean.high() >= 0 ? 1 : 0;
    }

    assertThat(covered).isBetween(178, 199);
  }

  @Test
  void raters_who_differ_widen_the_interval() {
    List<Observation> alike = new ArrayList<>();
    List<Observation> apart = new ArrayList<>();
    for (int clip = 0; clip < 20; clip++) {
      for (int rater = 0; rater < 4; rater++) {
        alike.add(new Observation(clip % 3, "clip" + clip, "rater" + rater));
        apart.add(new Observation(clip % 3 + 2 * rater, "clip" + clip, "rater" + rater));
      }
    }
    Estimate same = Bootstrap.pigeonhole(alike);
    Estimate other = Bootstrap.pigeonhole(apart);

    assertThat(other.high() - other.low()).isGreaterThan(3 * (same.high() - same.low()));
    assertThat(other.low()).isLessThan(other.value());
  }

  @Test
  void one_group_has_a_mean_and_no_interval() {
    Estimate mean =
        Bootstrap.clustered(List.of(new Observation(1, "a", ""), new Observation(2, "a", "")));

    assertThat(mean.value()).isEqualTo(1.5);
    assertThat(mean.hasInterval()).isFalse();
    assertThat(mean.excludesZero()).isFalse();
  }

  @Test
  void no_values_have_no_mean() {
    assertThatThrownBy(() -> Bootstrap.clustered(List.of()))
        .hasMessage("a mean of no values is not defined");
  }

  @Test
  void a_share_has_wilsons_interval_and_never_leaves_its_bounds() {
    Estimate all = Estimate.share(1, 40);
    Estimate some = Estimate.share(0.75, 4);

    assertThat(all.low()).isCloseTo(0.9124, within(1e-4));
    assertThat(all.high()).isEqualTo(1);
    assertThat(some.low()).isCloseTo(0.3006, within(1e-4));
    assertThatThrownBy(() -> Estimate.share(2, 4)).hasMessageContaining("is not defined");
  }
}
