package io.formant.stages.parity;

import io.formant.stages.reference.ParityCases;
import org.junit.jupiter.api.Test;

class MetricsParityTest {

  @Test
  void every_output_of_every_case_is_made_and_within_its_tolerance() {
    ParityCases.hold(new MetricsParity());
  }
}
