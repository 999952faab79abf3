package io.formant.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SweepTest {
  @Test
  void every_combination_is_a_point_and_the_last_key_changes_fastest() {
    List<Sweep> sweeps = Sweep.parse(List.of("model.lr=1e-4,3e-4", "speech.guidance.style=1, 2"));

    assertThat(Sweep.points(sweeps))
        .containsExactly(
            List.of("model.lr=1e-4", "speech.guidance.style=1"),
            List.of("model.lr=1e-4", "speech.guidance.style=2"),
            List.of("model.lr=3e-4", "speech.guidance.style=1"),
            List.of("model.lr=3e-4", "speech.guidance.style=2"));
    assertThat(Sweep.points(List.of())).containsExactly(List.of());
  }

  @Test
  void commas_within_brackets_and_quotes_part_nothing() {
    assertThat(Sweep.parse(List.of("a.b={x: 1, y: [2, 3]},'p,q',\"r,s\",[4,5]")))
        .containsExactly(
            new Sweep("a.b", List.of("{x: 1, y: [2, 3]}", "'p,q'", "\"r,s\"", "[4,5]")));
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    assertThatThrownBy(() -> Sweep.parse(List.of("steps", "a.b=1,,2", "c=1,1", "d=1", "d=2")))
        .isInstanceOf(Problems.class)
        .hasMessageContaining("--sweep steps: expected KEY=VALUE,VALUE")
        .hasMessageContaining("a.b has an empty value")
        .hasMessageContaining("c takes a value twice")
        .hasMessageContaining("d is swept twice");
  }
}
