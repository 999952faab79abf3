package io.formant.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

  private static final int DRAWS = 400_000;

  @Test
  void normals_have_the_moments_and_tails_of_a_normal_distribution() {
    RandomStream random = new Seed(1).stream();
    double[] power = new double[5];
    int beyondThree = 0;
    int beyondFour = 0;
    for (int i = 0; i < DRAWS; i++) {
      double x = random.normal();
      for (int k = 1; k < power.length; k++) {
        power[k] += Math.pow(x, k) / DRAWS;
      }
      beyondThree += Math.abs(x) > 3 ? 1 : 0;
      beyondFour += Math.abs(x) > 4 ? 1 : 0;
    }
    assertThat(power[1]).isCloseTo(0, within(0.008));
    assertThat(power[2]).isCloseTo(1, within(0.012));
    assertThat(power[3]).isCloseTo(0, within(0.03));
    assertThat(power[4]).isCloseTo(3, within(0.1));
    assertThat(beyondThree).isBetween(900, 1260); // expected 1080
    assertThat(beyondFour).isBetween(8, 50); // expected 25
  }

  @Test
  void a_seed_names_the_same_numbers_for_ever() {
    assertThat(new Seed(42).at("noise").at(3).stream().normals(4))
        .containsExactly(new Seed(42).at("noise").at(3).stream().normals(4));
    RandomStream random = new Seed(1).stream();
    assertThat(random.bits()).isEqualTo(new RandomStream(1).bits());
    assertThat(new Seed(0).stream().bits())
        .isEqualTo(0xe220a8397b1dcdafL); // SplitMix64's published first output for seed 0
  }

  @Test
  void parts_of_a_seed_differ() {
    Seed seed = new Seed(9);
    assertThat(IntStream.range(0, 1000).mapToObj(seed::at).distinct()).hasSize(1000);
    assertThat(seed.at("a")).isNotEqualTo(seed.at("b")).isNotEqualTo(seed);
  }

  @Test
  void a_permutation_holds_every_index_once_and_bounded_numbers_stay_below() {
    RandomStream random = new Seed(3).stream();
    assertThat(random.permutation(50))
        .containsExactlyInAnyOrder(IntStream.range(0, 50).toArray());
    assertThat(IntStream.generate(() -> random.below(3))
            .limit(300)
            .distinct()
            .sorted()
            .toArray())
        .containsExactly(0, 1, 2);
  }
}
