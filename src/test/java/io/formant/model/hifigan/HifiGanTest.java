package io.formant.model.hifigan;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class HifiGanTest {

  @Test
  void channels_are_halved_at_each_stage_even_where_a_half_is_odd() {
    HifiGanConfig config = new HifiGanConfig(
        false, List.of(5, 3), List.of(11, 7), 10, List.of(3), List.of(List.of(1, 2)));
    try (Parameters parameters = Parameters.withoutGradients();
        Scope scope = Scope.open()) {
      HifiGan generator = HifiGan.vocoder(parameters.root(), config, 6);

      assertThat(parameters.get("ups.0.weight").getShape().getShape()).containsExactly(10, 5, 11);
      assertThat(parameters.get("ups.1.weight").getShape().getShape()).containsExactly(5, 2, 7);
      assertThat(generator.forward(scope.zeros(2, 4, 6), null).getShape().getShape())
          .containsExactly(2, 4L * config.hopSamples());
    }
  }
}
