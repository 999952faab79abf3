package io.formant.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BridgeTest {

  private final Scope scope = Scope.open();
  private final Bridge bridge = Bridge.symmetric(1000, 1);
  private final NDArray clean = scope.normal(new Seed(1).stream(), 2, 6, 3);
  private final NDArray source = scope.normal(new Seed(2).stream(), 2, 6, 3);

  @AfterEach
  void free() {
    scope.close();
  }

  @ParameterizedTest
  @CsvSource({"1.0, 0.2469, 0.4969, 0.2487", "0.3, 0.1410, 0.3755, 0.1879"})
  void the_published_schedules_have_their_figures(
      double betaMax, double sum, double deviation, double peak) {
    Bridge published = Bridge.symmetric(1000, betaMax);
    double highest =
        IntStream.range(0, 1000).mapToDouble(published::bridgeDeviation).max().orElseThrow();
    assertThat(Arrays.stream(published.betas()).sum()).isCloseTo(sum, within(5e-5));
    assertThat(published.deviation(999)).isCloseTo(deviation, within(5e-5));
    assertThat(highest).isCloseTo(peak, within(5e-5));
  }

  @Test
  void the_bridge_stands_on_both_ends() {
    NDArray first = bridge.between(new int[] {0, 0}, clean, source, null, scope);
    NDArray last = bridge.between(new int[] {999, 999}, clean, source, null, scope);
    assertThat(largest(first.sub(clean))).isLessThan(5e-3f);
    assertThat(largest(last.sub(source))).isLessThan(5e-3f);
    assertThat(bridge.bridgeDeviation(0)).isLessThan(0.011);
    assertThat(bridge.bridgeDeviation(999)).isLessThan(0.011);
    assertThat(bridge.deviation(300)).isCloseTo(bridge.deviationBack(699), within(1e-12));
  }

  @Test
  void samples_between_have_the_mean_and_deviation_of_the_step() {
    int many = 20_000;
    int[] steps = new int[many];
    Arrays.fill(steps, 400);
    NDArray noise = scope.normal(new Seed(3).stream(), many, 1);
    NDArray x =
        bridge.between(steps, scope.full(2, many, 1), scope.full(-1, many, 1), noise, scope);
    double mean = 2 * bridge.weight(400) - (1 - bridge.weight(400));
    double deviation = Math.sqrt(x.sub(x.mean()).square().mean().getFloat());
    assertThat((double) x.mean().getFloat()).isCloseTo(mean, within(0.01));
    assertThat(deviation).isCloseTo(bridge.bridgeDeviation(400), within(0.01));
  }

  @Test
  void the_prediction_tells_the_clean_target() {
    int[] steps = {10, 800};
    NDArray noise = scope.normal(new Seed(4).stream(), 2, 6, 3);
    NDArray x = bridge.between(steps, clean, source, noise, scope);
    NDArray y = bridge.target(steps, x, clean, scope);
    assertThat(largest(bridge.clean(steps, x, y, scope).sub(clean))).isLessThan(1e-5f);
  }

  @Test
  void two_steps_back_are_one_of_both_lengths() {
    NDArray middle = bridge.posterior(500, 900, source, clean, null);
    NDArray twice = bridge.posterior(100, 500, middle, clean, null);
    NDArray once = bridge.posterior(100, 900, source, clean, null);
    assertThat(largest(twice.sub(once))).isLessThan(1e-5f);
    double far = variance(100, 900);
    double composed = variance(100, 500) + square(kept(100, 500)) * variance(500, 900);
    assertThat(composed).isCloseTo(far, within(1e-6));
  }

  private double variance(int to, int from) {
    NDArray zero = scope.zeros(1, 1);
    return square(bridge.posterior(to, from, zero, zero, scope.ones(1, 1)).getFloat(0));
  }

  private double kept(int to, int from) {
    return bridge.posterior(to, from, scope.ones(1, 1), scope.zeros(1, 1), null).getFloat(0);
  }

  private static double square(double x) {
    return x * x;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 20, 999})
  void a_network_that_knows_the_target_crosses_to_it(int evaluations) {
    for (Noise noise : new Noise[] {null, Noise.of(new Seed(5).stream())}) {
      Bridge.Crossing crossing =
          bridge.cross(oracle(), source, evaluations, UnaryOperator.identity(), noise, scope);
      assertThat(crossing.states()).hasSize(evaluations);
      assertThat(largest(crossing.cleans().get(evaluations - 1).sub(clean))).isLessThan(1e-4f);
      assertThat(largest(crossing.sample().sub(clean))).isLessThan(2e-2f);
    }
  }

  private Predictor oracle() {
    return (x, step, inner) -> bridge.target(new int[] {(int) step, (int) step}, x, clean, inner);
  }

  @Test
  void the_transport_equation_draws_nothing_and_the_bridge_does() {
    Predictor network = (x, step, inner) -> x.mul(0.1);
    NDArray once = bridge.cross(network, source, 6, x -> x, null, scope).sample();
    NDArray again = bridge.cross(network, source, 6, x -> x, null, scope).sample();
    Noise noise = Noise.of(new Seed(5).stream());
    NDArray noisy = bridge.cross(network, source, 6, x -> x, noise, scope).sample();
    assertThat(again.contentEquals(once)).isTrue();
    assertThat(largest(noisy.sub(once))).isGreaterThan(1e-2f);
  }

  @Test
  void steps_are_spread_evenly_and_halves_go_to_the_even_one() {
    assertThat(bridge.visits(2)).containsExactly(0, 500, 999);
    assertThat(bridge.visits(4)).containsExactly(0, 250, 500, 749, 999);
    assertThat(Bridge.symmetric(10, 1).visits(9)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void steps_forward_and_odd_schedules_are_refused() {
    assertThatThrownBy(() -> bridge.posterior(5, 5, clean, clean, null))
        .hasMessageContaining("expected to an earlier one");
    assertThatThrownBy(() -> Bridge.symmetric(7, 1)).hasMessageContaining("even number of steps");
    assertThatThrownBy(() -> bridge.visits(1000)).hasMessage("1000 evaluations, expected 1 to 999");
  }

  private static float largest(NDArray array) {
    return array.abs().max().getFloat();
  }
}
