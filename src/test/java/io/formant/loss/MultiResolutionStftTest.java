package io.formant.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.formant.loss.MultiResolutionStft.Resolution;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MultiResolutionStftTest {

  private static final List<Resolution> SMALL =
      List.of(new Resolution(64, 16, 64), new Resolution(32, 8, 20));

  private final Scope scope = Scope.open();
  private final NDArray x = scope.normal(new Seed(1).stream(), 2, 200, 1);
  private final NDArray y = scope.normal(new Seed(2).stream(), 2, 200, 1);
  private final MultiResolutionStft loss = MultiResolutionStft.of(SMALL);

  @AfterEach
  void free() {
    scope.close();
  }

  @Test
  void the_distance_is_the_mean_over_resolutions_of_convergence_and_logarithms() {
    List<NDArray> terms = loss.terms(x.reshape(2, 200), y.reshape(2, 200), scope);
    double sum = 0;
    for (NDArray parts : terms) {
      sum += parts.getFloat(1) + parts.getFloat(2);
    }
    assertThat(terms).hasSize(2);
    assertThat((double) loss.at(x, y, null, scope).getFloat()).isCloseTo(sum / 2, within(1e-6));
  }

  @Test
  void equal_waveforms_are_at_no_distance_and_louder_ones_at_some() {
    assertThat(loss.at(x, x, null, scope).getFloat()).isZero();
    double louder = loss.at(x.mul(2), x, null, scope).getFloat();
    assertThat(louder).isCloseTo(1 + Math.log(2), within(1e-3)); // of norm ‖Y‖, and ln 2 apart
  }

  @Test
  void channels_are_waveforms_of_their_own() {
    NDArray stereo = x.concat(y, 2);
    NDArray rows = x.concat(y, 0);
    assertThat(loss.at(stereo, stereo.mul(0.5), null, scope).getFloat())
        .isCloseTo(loss.at(rows, rows.mul(0.5), null, scope).getFloat(), within(1e-5f));
  }

  @Test
  void what_stands_in_padding_does_not_count() {
    NDArray mask = scope.ones(2, 150).concat(scope.zeros(2, 50), 1);
    NDArray padding = mask.neg().add(1).expandDims(2);
    float quiet = loss.at(x, y, mask, scope).getFloat();
    float loud = loss.at(x.add(padding.mul(9)), y.sub(padding), mask, scope).getFloat();
    assertThat(loud).isEqualTo(quiet);
  }

  @Test
  void perceptual_distances_hear_through_the_filters_of_their_rate() {
    TensorData bands = new TensorData(new long[] {1, 33}, flat(33));
    TensorData narrow = new TensorData(new long[] {1, 17}, flat(17));
    MultiResolutionStft slow = loss.perceptual(8_000, fft -> fft == 64 ? bands : narrow);
    MultiResolutionStft fast = loss.perceptual(48_000, fft -> fft == 64 ? bands : narrow);
    assertThat(slow.at(x, y, null, scope).getFloat())
        .isNotEqualTo(fast.at(x, y, null, scope).getFloat())
        .isNotEqualTo(loss.at(x, y, null, scope).getFloat());
  }

  private static float[] flat(int count) {
    float[] values = new float[count];
    java.util.Arrays.fill(values, 0.1f);
    return values;
  }

  @Test
  void waveforms_too_short_to_be_mirrored_are_refused() {
    assertThatThrownBy(() -> loss.at(scope.ones(1, 32, 1), scope.ones(1, 32, 1), null, scope))
        .hasMessage(
            "waveforms are (1, 1, 32) and (1, 1, 32), expected the same, of at least 33 samples");
    assertThatThrownBy(() -> new Resolution(64, 16, 65)).hasMessageContaining("window of 65");
  }
}
