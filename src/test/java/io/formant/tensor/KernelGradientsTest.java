package io.formant.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KernelGradientsTest {

  private static final double STEP = 5e-3;

  record Case(Function<List<NDArray>, NDArray> kernel, long[]... shapes) {}

  static Stream<Named<Case>> kernels() {
    long[] x = {2, 6, 8};
    long[] c = {8};
    long[] f = {2, 5};
    return Stream.of(
        named(
            "linear",
            a -> Kernels.linear(a.get(0), a.get(1), a.get(2)),
            x,
            new long[] {3, 8},
            new long[] {3}),
        named(
            "conv1d",
            a -> Kernels.conv1d(a.get(0), a.get(1), a.get(2), 2, 1, 1),
            x,
            new long[] {3, 8, 3},
            new long[] {3}),
        named(
            "conv2d",
            a -> Kernels.conv2d(a.get(0), a.get(1), a.get(2), 1, 1),
            new long[] {2, 4, 3, 2},
            new long[] {3, 2, 3, 3},
            new long[] {3}),
        named("layer norm", a -> Kernels.layerNorm(a.get(0), a.get(1), a.get(2)), x, c, c),
        named("group norm", a -> Kernels.groupNorm(a.get(0), a.get(1), a.get(2), 2, null), x, c, c),
        named(
            "masked group norm",
            a -> masked(a, Kernels.groupNorm(a.get(0), a.get(1), a.get(2), 2, mask(a))),
            x,
            c,
            c),
        named("unit", a -> Kernels.unit(a.get(0)), x),
        named("gelu", a -> Kernels.gelu(a.get(0)), x),
        named("silu", a -> Kernels.silu(a.get(0)), x),
        named("fourier", a -> Kernels.fourier(a.get(0), a.get(1)), new long[] {2}, new long[] {3}),
        named(
            "residual",
            a -> Blocks.residual(a.get(0), a.subList(1, 9), 2, mask(a)),
            x,
            c,
            c,
            new long[] {8, 8, 3},
            c,
            c,
            c,
            new long[] {8, 8, 3},
            c),
        named(
            "modulation",
            a -> Blocks.modulation(a.get(0), a.get(1), a.get(2), a.get(3), mask(a)),
            x,
            f,
            new long[] {16, 5},
            new long[] {16}),
        named("attend", a -> Kernels.attend(a.get(0), a.get(1), a.get(2), 2, mask(a)), x, x, x),
        named(
            "attention",
            a -> Blocks.attention(a.get(0), a.get(1), a.subList(2, 9), 2, false, mask(a), null),
            x,
            new long[] {2, 3, 5},
            c,
            c,
            new long[] {5},
            new long[] {5},
            new long[] {4, 8},
            new long[] {8, 5},
            new long[] {8, 4}),
        named(
            "upsample",
            a -> Blocks.upsample(a.get(0), a.get(1), a.get(2), 2),
            x,
            new long[] {3, 8, 3},
            new long[] {3}),
        named(
            "merge",
            a -> Blocks.merge(a.get(0), a.get(1), a.get(2), a.get(3), a.get(4), mask(a)),
            x,
            x,
            f,
            new long[] {8, 5},
            c),
        named("mean square error", a -> Kernels.meanSquareError(a.get(0), a.get(1), mask(a)), x, x),
        named(
            "cross entropy",
            a -> Kernels.crossEntropy(a.get(0), a.get(0).getManager().create(new long[] {1, 0, 3})),
            new long[] {3, 4}),
        named(
            "soft cross entropy",
            a -> Kernels.softCrossEntropy(
                a.get(0),
                a.get(0).getManager().create(new float[] {.2f, .8f, .5f, .5f}).reshape(2, 2)),
            new long[] {2, 2}),
        named(
            "embedding",
            a -> Kernels.embedding(a.get(0).getManager().create(new long[] {2, 0, 2}), a.get(0)),
            new long[] {3, 4}));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void gradients_equal_finite_differences(Case it) {
    RandomStream random = new Seed(7).at("gradients").stream();
    List<TensorData> inputs = new ArrayList<>();
    for (long[] shape : it.shapes) {
      inputs.add(new Initial.Normal(0.5).draw(random, shape));
    }
    List<float[]> gradients = gradients(it, inputs);
    for (int i = 0; i < inputs.size(); i++) {
      float[] values = inputs.get(i).values();
      for (int j = 0; j < values.length; j += 1 + values.length / 6) {
        double expected = slope(it, inputs, values, j);
        assertThat((double) gradients.get(i)[j])
            .as("input %d, value %d", i, j)
            .isCloseTo(
                expected, org.assertj.core.data.Offset.offset(2e-3 + 0.02 * Math.abs(expected)));
      }
    }
  }

  private static List<float[]> gradients(Case it, List<TensorData> inputs) {
    try (Scope scope = Scope.recording()) {
      List<NDArray> arrays = inputs.stream().map(scope::from).toList();
      arrays.forEach(array -> array.setRequiresGradient(true));
      return Gradients.of(loss(it, arrays, scope), arrays).stream()
          .map(NDArray::toFloatArray)
          .toList();
    }
  }

  private static double slope(Case it, List<TensorData> inputs, float[] values, int index) {
    float before = values[index];
    values[index] = (float) (before + STEP);
    double above = loss(it, inputs);
    values[index] = (float) (before - STEP);
    double below = loss(it, inputs);
    values[index] = before;
    return (above - below) / (2 * STEP);
  }

  private static double loss(Case it, List<TensorData> inputs) {
    try (Scope scope = Scope.open()) {
      return loss(it, inputs.stream().map(scope::from).toList(), scope).getFloat();
    }
  }

  /** Weighs outputs unevenly: a plain sum is blind to normalisation. */
  private static NDArray loss(Case it, List<NDArray> arrays, Scope scope) {
    NDArray y = it.kernel.apply(arrays);
    long[] shape = y.getShape().getShape();
    return y.mul(scope.from(new Initial.Normal(1).draw(new Seed(3).stream(), shape)))
        .sum();
  }

  private static NDArray mask(List<NDArray> arrays) {
    return arrays
        .get(0)
        .getManager()
        .create(new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0})
        .reshape(2, 6);
  }

  private static NDArray masked(List<NDArray> arrays, NDArray y) {
    return y.mul(mask(arrays).expandDims(2));
  }

  private static Named<Case> named(
      String name, Function<List<NDArray>, NDArray> kernel, long[]... shapes) {
    return Named.of(name, new Case(kernel, shapes));
  }
}
