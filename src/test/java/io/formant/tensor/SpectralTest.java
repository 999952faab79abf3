package io.formant.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kernel beside the sums that define it, and its gradients beside differences. */
class SpectralTest {

  private static final int FFT = 16;
  private static final int HOP = 5;
  private static final int WIDTH = 12;
  private static final int SAMPLES = 40;
  private static final double EPS = 1e-8;
  private static final float[] WINDOW = window();

  private final Scope scope = Scope.open();
  private final NDArray window = scope.from(WINDOW, WIDTH);
  private final NDArray x = scope.normal(new Seed(1).stream(), 2, SAMPLES);
  private final NDArray y = scope.normal(new Seed(2).stream(), 2, SAMPLES);

  @AfterEach
  void free() {
    scope.close();
  }

  private static float[] window() {
    float[] window = new float[WIDTH];
    for (int n = 0; n < WIDTH; n++) {
      window[n] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * n / WIDTH));
    }
    return window;
  }

  @Test
  void frames_stand_around_every_hop_of_a_mirrored_waveform() {
    NDArray spectrum = Spectral.stft(x, window, FFT, HOP, true);
    assertThat(spectrum.getShape().getShape()).containsExactly(2, 9, 1 + SAMPLES / HOP, 2);
    float[] waveform = x.get(1).toFloatArray();
    for (int frame : new int[] {0, 1, 4, 8}) {
      assertBins(spectrum.get(1), frame, n -> mirrored(waveform, frame * HOP - FFT / 2 + n));
    }
  }

  @Test
  void frames_that_are_not_centred_begin_at_every_hop() {
    NDArray spectrum = Spectral.stft(x, window, FFT, HOP, false);
    assertThat(spectrum.getShape().getShape()).containsExactly(2, 9, 1 + (SAMPLES - FFT) / HOP, 2);
    float[] waveform = x.get(1).toFloatArray();
    assertBins(spectrum.get(1), 3, n -> waveform[3 * HOP + n]);
  }

  private static double mirrored(float[] waveform, int at) {
    int inside = Math.abs(at);
    return waveform[inside < SAMPLES ? inside : 2 * (SAMPLES - 1) - inside];
  }

  private interface Samples {
    double at(int n);
  }

  /** Every bin of a frame by its sum; the window stands in the middle of the FFT. */
  private static void assertBins(NDArray spectrum, int frame, Samples samples) {
    int offset = (FFT - WIDTH) / 2;
    for (int bin = 0; bin <= FFT / 2; bin++) {
      double real = 0;
      double imaginary = 0;
      for (int n = 0; n < WIDTH; n++) {
        double value = WINDOW[n] * samples.at(n + offset);
        double angle = -2 * Math.PI * bin * (n + offset) / FFT;
        real += value * Math.cos(angle);
        imaginary += value * Math.sin(angle);
      }
      assertThat((double) spectrum.getFloat(bin, frame, 0)).isCloseTo(real, within(1e-4));
      assertThat((double) spectrum.getFloat(bin, frame, 1)).isCloseTo(imaginary, within(1e-4));
    }
  }

  @Test
  void a_spectrum_turns_back_into_its_waveform() {
    NDArray back =
        Spectral.istft(Spectral.stft(x, window, FFT, HOP, true), window, FFT, HOP, SAMPLES);
    assertThat(back.sub(x).abs().max().getFloat()).isLessThan(1e-5f);
  }

  @Test
  void magnitudes_are_held_above_the_least_and_seen_through_filters() {
    NDArray spectrum = Spectral.stft(x, window, FFT, HOP, true);
    NDArray plain = spectrum.square().sum(new int[] {3}).sqrt();
    NDArray filters = scope.normal(new Seed(3).stream(), 4, 9).abs();
    NDArray magnitudes = Spectral.magnitudes(spectrum, EPS, null);
    assertThat(magnitudes.sub(plain.maximum(1e-4)).abs().max().getFloat()).isLessThan(1e-5f);
    NDArray seen = Spectral.magnitudes(spectrum, EPS, filters);
    NDArray product = filters.expandDims(0).matMul(magnitudes);
    assertThat(seen.sub(product).abs().max().getFloat()).isLessThan(1e-4f);
    NDArray silent = Spectral.magnitudes(spectrum.zerosLike(), 4, null);
    assertThat(silent.toFloatArray()).containsOnly(2);
  }

  @Test
  void a_filter_keeps_the_length_and_has_its_middle_at_the_sample() {
    NDArray taps = scope.from(new float[] {1, 10, 100}, 3);
    NDArray impulse = scope.from(new float[] {0, 0, 1, 0, 1}, 1, 5);
    assertThat(Spectral.filtered(impulse, taps).toFloatArray())
        .containsExactly(0, 100, 10, 101, 10);
  }

  @Test
  void the_parts_of_a_distance_are_those_of_their_definitions() {
    Spectral.Comparison all = new Spectral.Comparison(0.5, 2, 3, 0.25, EPS, false, false, false);
    float[] terms = Spectral.terms(x, y, window, FFT, HOP, null, all).toFloatArray();
    NDArray a = Spectral.stft(x, window, FFT, HOP, true);
    NDArray b = Spectral.stft(y, window, FFT, HOP, true);
    NDArray am = Spectral.magnitudes(a, EPS, null);
    NDArray bm = Spectral.magnitudes(b, EPS, null);
    double convergence = norm(bm.sub(am)) / norm(bm);
    double logs = am.log().sub(bm.log()).abs().mean().getFloat();
    double plain = am.sub(bm).abs().mean().getFloat();
    double phase = angles(a).sub(angles(b)).square().mean().getFloat();
    assertThat((double) terms[1]).isCloseTo(convergence, within(1e-5));
    assertThat((double) terms[2]).isCloseTo(logs, within(1e-5));
    assertThat((double) terms[3]).isCloseTo(plain, within(1e-5));
    assertThat((double) terms[4]).isCloseTo(phase, within(1e-3));
    double total = 0.5 * convergence + 2 * logs + 3 * plain + 0.25 * phase;
    assertThat((double) terms[0]).isCloseTo(total, within(1e-3));
  }

  @Test
  void differences_may_be_squared_and_summed_and_targets_scaled_to_fit() {
    Spectral.Comparison squared = new Spectral.Comparison(0, 1, 1, 0, EPS, false, true, true);
    float[] terms = Spectral.terms(x, y, window, FFT, HOP, null, squared).toFloatArray();
    NDArray am = Spectral.magnitudes(Spectral.stft(x, window, FFT, HOP, true), EPS, null);
    NDArray bm = Spectral.magnitudes(Spectral.stft(y, window, FFT, HOP, true), EPS, null);
    assertThat(terms[1]).isZero();
    assertThat(terms[2]).isCloseTo(am.log().sub(bm.log()).square().sum().getFloat(), within(1e-2f));
    assertThat(terms[3]).isCloseTo(am.sub(bm).square().sum().getFloat(), within(1e-2f));
    Spectral.Comparison fit = new Spectral.Comparison(1, 0, 0, 0, EPS, true, false, false);
    NDArray fitted = Spectral.terms(x, x.mul(7), window, FFT, HOP, null, fit);
    assertThat(fitted.toFloatArray()[1]).isLessThan(1e-5f);
  }

  private static double norm(NDArray array) {
    return Math.sqrt(array.square().sum().getFloat());
  }

  private NDArray angles(NDArray spectrum) {
    float[] pairs = spectrum.toFloatArray();
    float[] angles = new float[pairs.length / 2];
    for (int i = 0; i < angles.length; i++) {
      angles[i] = (float) Math.atan2(pairs[2 * i + 1], pairs[2 * i]);
    }
    return scope.from(angles, angles.length);
  }

  static Stream<Named<BiFunction<NDArray, Scope, NDArray>>> differentiable() {
    return Stream.of(
        Named.of("stft", (a, in) -> Spectral.stft(a, window(in), FFT, HOP, true)),
        Named.of(
            "there and back",
            (a, in) -> Spectral.istft(
                Spectral.stft(a, window(in), FFT, HOP, true).mul(2),
                window(in),
                FFT,
                HOP,
                SAMPLES)),
        Named.of(
            "magnitudes",
            (a, in) ->
                Spectral.magnitudes(Spectral.stft(a, window(in), FFT, HOP, true), EPS, null)),
        Named.of("filtered", (a, in) -> Spectral.filtered(a, in.from(new float[] {1, -2, 3}, 3))),
        Named.of(
            "terms",
            (a, in) -> Spectral.terms(
                a,
                in.normal(new Seed(2).stream(), 2, SAMPLES),
                window(in),
                FFT,
                HOP,
                null,
                new Spectral.Comparison(1, 0.5, 2, 0, EPS, false, true, false))));
  }

  private static NDArray window(Scope in) {
    return in.from(WINDOW, WIDTH);
  }

  @ParameterizedTest
  @MethodSource("differentiable")
  void gradients_equal_finite_differences(BiFunction<NDArray, Scope, NDArray> kernel) {
    float[] values = new Seed(9).stream().normals(2 * SAMPLES);
    float[] gradient;
    try (Scope recording = Scope.recording()) {
      NDArray input = recording.from(values, 2, SAMPLES);
      input.setRequiresGradient(true);
      NDArray loss = weighed(kernel.apply(input, recording), recording);
      gradient = Gradients.of(loss, List.of(input)).get(0).toFloatArray();
    }
    for (int i = 0; i < values.length; i += 7) {
      double slope = (moved(kernel, values, i, 5e-3f) - moved(kernel, values, i, -5e-3f)) / 1e-2;
      assertThat((double) gradient[i]).isCloseTo(slope, within(5e-3 + 0.02 * Math.abs(slope)));
    }
  }

  private static double moved(
      BiFunction<NDArray, Scope, NDArray> kernel, float[] values, int index, float by) {
    float[] other = values.clone();
    other[index] += by;
    try (Scope open = Scope.open()) {
      return weighed(kernel.apply(open.from(other, 2, SAMPLES), open), open).getFloat();
    }
  }

  /** Weighs outputs unevenly. */
  private static NDArray weighed(NDArray array, Scope in) {
    long[] shape = array.getShape().getShape();
    return array.mul(in.normal(new Seed(3).stream(), shape)).sum();
  }
}
