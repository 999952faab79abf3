package io.formant.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.diffusion.Schedule.Spacing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {

  @Test
  void even_times_run_from_noise_to_clean() {
    assertThat(Schedule.linear(4).times()).containsExactly(1.0, 0.75, 0.5, 0.25, 0.0);
  }

  @ParameterizedTest
  @EnumSource(Spacing.class)
  void every_spacing_takes_as_many_steps_as_asked(Spacing spacing) {
    for (NoisePath path : NoisePath.values()) {
      for (int steps : new int[] {1, 2, 8, 50}) {
        assertThat(Schedule.of(spacing, path, steps).steps()).isEqualTo(steps);
      }
    }
  }

  @Test
  void log_snr_times_are_even_in_lambda() {
    List<Double> times = Schedule.of(Spacing.LOG_SNR, NoisePath.CIRCLE, 6).times();
    double step = NoisePath.CIRCLE.lambda(times.get(2)) - NoisePath.CIRCLE.lambda(times.get(1));
    for (int i = 2; i < 6; i++) {
      double lambda = NoisePath.CIRCLE.lambda(times.get(i));
      assertThat(lambda - NoisePath.CIRCLE.lambda(times.get(i - 1))).isCloseTo(step, within(1e-9));
    }
    assertThat(NoisePath.CIRCLE.sigma(times.get(5))).isCloseTo(0.02, within(1e-9));
  }

  @Test
  void karras_times_are_even_in_the_seventh_root_of_sigma() {
    List<Double> times = Schedule.of(Spacing.KARRAS, NoisePath.STRAIGHT, 5).times();
    double first = Math.pow(NoisePath.STRAIGHT.sigma(times.get(1)), 1.0 / 7);
    double second = Math.pow(NoisePath.STRAIGHT.sigma(times.get(2)), 1.0 / 7);
    double third = Math.pow(NoisePath.STRAIGHT.sigma(times.get(3)), 1.0 / 7);
    assertThat(first - second).isCloseTo(second - third, within(1e-9));
    assertThat(NoisePath.STRAIGHT.sigma(times.get(4))).isCloseTo(0.02, within(1e-9));
  }

  @Test
  void times_that_do_not_fall_from_one_to_zero_are_refused() {
    assertThatThrownBy(() -> new Schedule(List.of(1.0, 0.2, 0.5, 0.0)))
        .hasMessageContaining("each below the one before");
    assertThatThrownBy(() -> new Schedule(List.of(0.9, 0.0)))
        .hasMessageContaining("fall from 1 to 0");
    assertThatThrownBy(() -> Schedule.linear(0)).hasMessage("steps is 0, expected at least 1");
  }
}
