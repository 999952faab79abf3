package io.formant.stages.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.stage.check.Parity.Deviation;
import io.formant.stages.reference.SmallCases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsParityTest {

  @ParameterizedTest
  @ValueSource(strings = {"clusters", "cosine", "eer", "frechet", "mcd_f0", "wer"})
  void every_output_of_a_case_is_made_and_within_its_tolerance(String name) {
    assertThat(SmallCases.deviations(new MetricsParity(), "metrics/" + name))
        .isNotEmpty()
        .allMatch(Deviation::holds);
  }
}
