package io.formant.stages.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.stages.reference.ParityCases;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Settings;
import io.formant.stages.reference.Values;
import io.formant.train.RateSchedule;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingParityTest {

  @Test
  void a_small_training_ends_where_that_of_pytorch_ends() {
    ParityCases.hold(new TrainingParity());
  }

  @Test
  void rates_and_decays_are_those_of_diffusers() {
    ParityCases.hold(new ReferenceSchedules());
  }

  @Test
  void restarts_begin_again_and_pieces_end_at_their_steps() {
    Map<String, Object> config = Map.of(
        "learning_rate",
        1e-3,
        "num_training_steps",
        20,
        "num_cycles",
        2,
        "step_rules",
        "1:5,0.1:9,0.01");
    RateSchedule restarts =
        ReferenceSchedules.rate("cosine_with_restarts", new Settings(config), 0);
    assertThat(restarts.at(0)).isEqualTo(1e-3);
    assertThat(restarts.at(10)).isEqualTo(1e-3);
    assertThat(restarts.at(5)).isCloseTo(5e-4, within(1e-15));
    RateSchedule pieces = ReferenceSchedules.rate("piecewise_constant", new Settings(config), 0);
    assertThat(new double[] {pieces.at(4), pieces.at(5), pieces.at(8), pieces.at(9)})
        .usingComparatorWithPrecision(1e-18)
        .containsExactly(1e-3, 1e-4, 1e-4, 1e-5);
  }

  @Test
  void an_average_may_start_late_and_keep_a_least_decay() {
    Map<String, Object> config =
        Map.of("ema_max_decay", 0.9, "ema_power", 0.75, "update_after_step", 3, "min_decay", 0.5);
    Values decay = decays(config, 1, 4, 5, 6, 1000);
    assertThat(decay.numbers())
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(0, 0, 0.5, 1 - Math.pow(3, -0.75), 0.9);
  }

  @Test
  void an_option_that_is_not_known_is_refused() {
    assertThatThrownBy(() -> decays(Map.of("ema_max_decay", 0.9, "amsgrad", true), 1))
        .hasMessage("option amsgrad is not known here");
  }

  private static Values decays(Map<String, ?> config, double... steps) {
    ReferenceCase given = new ReferenceCase(
        Path.of("."), "ema", new Settings(config), Map.of("in.step", Values.of(steps)));
    return new ReferenceSchedules().outputs(given).get("decay");
  }
}
