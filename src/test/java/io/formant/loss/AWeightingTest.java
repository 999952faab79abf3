package io.formant.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AWeightingTest {

  /** Values of IEC 61672-1, table 3. */
  @ParameterizedTest
  @CsvSource({"500, -3.2", "1000, 0", "2000, 1.2", "4000, 1.0"})
  void the_filter_has_the_standards_gain(double frequencyHz, double gainDb) {
    float[] taps = AWeighting.taps(22_050);
    assertThat(gainDb(taps, frequencyHz, 22_050)).isCloseTo(gainDb, within(0.3));
  }

  @ParameterizedTest
  @ValueSource(ints = {16_000, 22_050, 44_100, 48_000})
  void it_is_symmetric_and_blocks_the_lowest_frequencies(int rateHz) {
    float[] taps = AWeighting.taps(rateHz);
    assertThat(taps).hasSize(101);
    for (int i = 0; i < 50; i++) {
      assertThat(taps[i]).isEqualTo(taps[100 - i]);
    }
    assertThat(gainDb(taps, 1, rateHz)).isLessThan(-15);
  }

  @Test
  void it_depends_on_the_sampling_rate() {
    assertThat(AWeighting.taps(16_000)).isNotEqualTo(AWeighting.taps(22_050));
  }

  private static double gainDb(float[] taps, double frequencyHz, int rateHz) {
    double sum = 0;
    for (int i = 0; i < taps.length; i++) {
      sum += taps[i] * Math.cos(2 * Math.PI * frequencyHz / rateHz * (i - taps.length / 2));
    }
    return 20 * Math.log10(Math.abs(sum));
  }
}
