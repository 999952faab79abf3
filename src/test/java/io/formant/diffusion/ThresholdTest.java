package io.formant.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThresholdTest {

  private final Scope scope = Scope.open();

  @AfterEach
  void free() {
    scope.close();
  }

  @Test
  void values_within_the_range_stay_as_they_are() {
    NDArray x = scope.normal(new Seed(1).stream(), 2, 5, 3).mul(0.1);
    assertThat(new Threshold(0.9, 1).apply(x, null).sub(x).abs().max().getFloat())
        .isZero();
  }

  @Test
  void a_loud_item_is_clipped_at_its_percentile_and_scaled_into_the_range() {
    NDArray x = scope.normal(new Seed(1).stream(), 2, 5, 3).mul(8);
    float[] actual = new Threshold(0.7, 2).apply(x, null).toFloatArray();
    float[] values = x.toFloatArray();
    for (int item = 0; item < 2; item++) {
      double s =
          Math.max(2, percentile(Arrays.copyOfRange(values, item * 15, item * 15 + 15), 0.7));
      for (int i = item * 15; i < item * 15 + 15; i++) {
        double expected = Math.max(-s, Math.min(s, values[i])) * 2 / s;
        assertThat((double) actual[i]).isCloseTo(expected, within(1e-5));
      }
    }
  }

  @Test
  void padding_does_not_move_the_percentile() {
    NDArray x = scope.normal(new Seed(2).stream(), 1, 4, 3).mul(8);
    NDArray padded = x.concat(scope.zeros(1, 6, 3), 1);
    NDArray mask = scope.ones(1, 4).concat(scope.zeros(1, 6), 1);
    Threshold threshold = new Threshold(0.6, 1);
    NDArray expected = threshold.apply(x, null);
    NDArray actual = threshold.apply(padded, mask);
    assertThat(actual.get(":, :4").sub(expected).abs().max().getFloat()).isLessThan(1e-6f);
    assertThat(actual.get(":, 4:").abs().max().getFloat()).isZero();
  }

  @Test
  void what_is_no_percentile_is_refused() {
    assertThatThrownBy(() -> new Threshold(99.5, 1)).hasMessageContaining("percentile in (0, 1]");
  }

  /** Interpolated linearly between the two values that it falls between. */
  private static double percentile(float[] values, double part) {
    double[] sorted = new double[values.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = Math.abs(values[i]);
    }
    Arrays.sort(sorted);
    double place = part * (sorted.length - 1);
    int below = (int) place;
    double above = sorted[Math.min(below + 1, sorted.length - 1)];
    return sorted[below] + (place - below) * (above - sorted[below]);
  }
}
