package io.formant.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

  /** Values of torch. */
  @ParameterizedTest
  @CsvSource({
    "HANN, 0.0, 0.3454915, 0.9045085",
    "HAMMING, 0.08, 0.3978522, 0.9121478",
    "BLACKMAN, 0.0, 0.2007701, 0.8492299",
    "BARTLETT, 0.0, 0.4, 0.8",
    "KAISER, 5.2773e-05, 0.1017197, 0.7929394"
  })
  void windows_of_five_are_torchs(Window window, double first, double second, double third) {
    float[] values = window.of(5);
    assertThat((double) values[0]).isCloseTo(first, within(1e-6));
    assertThat((double) values[1]).isCloseTo(second, within(1e-6));
    assertThat((double) values[2]).isCloseTo(third, within(1e-6));
    assertThat(values[3]).isCloseTo(values[2], within(1e-6f));
  }

  @Test
  void shifted_hann_windows_add_up_to_one() {
    float[] hann = Window.HANN.of(8);
    for (int n = 0; n < 4; n++) {
      assertThat(hann[n] + hann[n + 4]).isCloseTo(1, within(1e-6f));
    }
  }
}
