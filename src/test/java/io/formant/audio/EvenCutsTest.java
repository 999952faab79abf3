package io.formant.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvenCutsTest {
  @Test
  void cuts_spread_from_the_start_to_the_end() {
    assertThat(new EvenCuts(2, 3).of(80_000, 16_000))
        .containsExactly(
            new EvenCuts.Cut(0, 32_000),
            new EvenCuts.Cut(24_000, 56_000),
            new EvenCuts.Cut(48_000, 80_000));
  }

  @Test
  void cuts_of_a_short_clip_reach_beyond_its_end() {
    assertThat(new EvenCuts(2, 2).of(14_000, 16_000))
        .containsExactly(new EvenCuts.Cut(0, 32_000), new EvenCuts.Cut(0, 32_000));
  }

  @Test
  void boundaries_are_rounded_down_from_exact_fractions() {
    assertThat(new EvenCuts(0.4, 3).of(13_000, 16_000))
        .containsExactly(
            new EvenCuts.Cut(0, 6400),
            new EvenCuts.Cut(3299, 9700),
            new EvenCuts.Cut(6599, 13_000));
  }
}
