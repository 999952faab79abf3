package io.formant.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shapes on which the engine's convolutions go wrong unless they are kept off its broken paths; each held against plain sums. */
class ConvolutionTest {
  private static final int BATCH = 2;

  /** All arrays row-major: x and its gradient (B, L, C), w and its gradient (C′, C, K), y (B, L, C′). */
  private record Sums(double[] y, double[] gradientOfW, double[] gradientOfX) {}

  @ParameterizedTest
  @CsvSource({
    "20, 32, 7, 12, 1",
    "24, 8, 3, 12, 1",
    "33, 40, 5, 9, 2",
    "1, 33, 7, 40, 1",
    "5, 33, 7, 2, 1",
    "8, 65, 5, 1, 3",
    "24, 40, 1, 6, 3"
  })
  void a_convolution_and_its_gradients_are_plain_sums(
      int inputs, int outputs, int width, int frames, int dilation) {
    RandomStream random = new Seed(inputs).stream();
    float[] x = random.normals(BATCH * frames * inputs);
    float[] w = random.normals(outputs * inputs * width);
    float[] g = random.normals(BATCH * frames * outputs);
    Sums expected = sums(x, w, g, new int[] {inputs, outputs, width, frames, dilation});
    try (Parameters parameters = new Parameters(new Seed(1));
        Scope scope = Scope.recording()) {
      NDArray weight = parameters.root().zeros("w", outputs, inputs, width);
      NDArray signal = parameters.root().zeros("x", BATCH, frames, inputs);
      parameters.load(Map.of(
          "w", new TensorData(new long[] {outputs, inputs, width}, w),
          "x", new TensorData(new long[] {BATCH, frames, inputs}, x)));
      NDArray y =
          Kernels.conv1d(scope.view(signal), weight, null, 1, width / 2 * dilation, dilation);
      List<NDArray> gradients =
          Gradients.of(y.mul(scope.from(g, BATCH, frames, outputs)).sum(), parameters);
      assertSame(y, expected.y());
      assertSame(gradients.get(0), expected.gradientOfW());
      assertSame(gradients.get(1), expected.gradientOfX());
    }
  }

  @ParameterizedTest
  @CsvSource({"20, 32, 7, 12", "33, 8, 3, 100", "80, 24, 5, 3"})
  void a_signal_whose_channels_come_first_gives_the_same(
      int inputs, int outputs, int width, int frames) {
    try (Scope scope = Scope.open()) {
      RandomStream random = new Seed(5).stream();
      NDArray first = scope.normal(random, BATCH, inputs, frames);
      NDArray w = scope.normal(random, outputs, inputs, width);
      NDArray turned = first.transpose(0, 2, 1);
      NDArray last = scope.from(turned.toFloatArray(), BATCH, frames, inputs);
      NDArray expected = Kernels.conv1d(last, w, null, 1, width / 2, 1);
      NDArray y = Kernels.conv1d(turned, w, null, 1, width / 2, 1);
      assertThat(y.sub(expected).abs().max().getFloat()).isLessThan(1e-4f);
    }
  }

  private static void assertSame(NDArray actual, double[] expected) {
    float[] values = actual.toFloatArray();
    assertThat(values).hasSameSizeAs(expected);
    for (int i = 0; i < values.length; i++) {
      assertThat((double) values[i]).isCloseTo(expected[i], within(1e-3));
    }
  }

  private static Sums sums(float[] x, float[] w, float[] g, int[] sizes) {
    int inputs = sizes[0];
    int outputs = sizes[1];
    int width = sizes[2];
    int frames = sizes[3];
    Sums sums = new Sums(new double[g.length], new double[w.length], new double[x.length]);
    for (int row = 0; row < BATCH * frames; row++) {
      for (int k = 0; k < width; k++) {
        int from = row % frames + (k - width / 2) * sizes[4];
        if (from < 0 || from >= frames) continue;
        int source = row - row % frames + from;
        for (int o = 0; o < outputs; o++) {
          for (int c = 0; c < inputs; c++) {
            int weight = (o * inputs + c) * width + k;
            sums.y()[row * outputs + o] += (double) w[weight] * x[source * inputs + c];
            sums.gradientOfW()[weight] += (double) g[row * outputs + o] * x[source * inputs + c];
            sums.gradientOfX()[source * inputs + c] += (double) g[row * outputs + o] * w[weight];
          }
        }
      }
    }
    return sums;
  }
}
