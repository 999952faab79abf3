package io.formant.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void ticks_stand_at_round_values_inside_the_range() {
    Axis axis = Axis.over(DoubleStream.of(0.13, 0.87), 0, 100, 5);

    assertThat(axis.ticks().stream().map(axis::label)).containsExactly("0.2", "0.4", "0.6", "0.8");
  }

  @Test
  void the_range_is_that_of_the_finite_values_with_a_margin() {
    Axis axis = Axis.over(DoubleStream.of(Double.NaN, 0, 100, Double.POSITIVE_INFINITY), 0, 108, 5);

    assertThat(axis.place(0)).isBetween(3.9, 4.1);
    assertThat(axis.place(100)).isBetween(103.9, 104.1);
  }

  @Test
  void no_value_and_one_value_make_an_axis_too() {
    assertThat(Axis.over(DoubleStream.empty(), 0, 100, 5).ticks()).isNotEmpty();
    assertThat(Axis.over(DoubleStream.of(3), 0, 100, 5).place(3)).isEqualTo(50);
  }
}
