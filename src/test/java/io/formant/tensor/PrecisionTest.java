package io.formant.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrecisionTest {

  private record Result(float loss, float[] gradient) {}

  @Test
  void reduced_products_are_near_the_full_ones_and_so_are_their_gradients() {
    Result full = conv(Precision.FLOAT32);
    Result reduced = conv(Precision.BFLOAT16);
    assertThat(reduced.loss())
        .isNotEqualTo(full.loss())
        .isCloseTo(full.loss(), within(full.loss() * 0.02f));
    assertThat(cosine(full.gradient(), reduced.gradient())).isGreaterThan(0.999);
  }

  @Test
  void attention_is_reduced_too() {
    float[] full = attention(Precision.FLOAT32);
    float[] reduced = attention(Precision.BFLOAT16);
    assertThat(reduced).isNotEqualTo(full);
    assertThat(cosine(full, reduced)).isGreaterThan(0.999);
  }

  @Test
  void convolutions_of_single_channels_are_reduced_too() {
    float[] full = depthwise(Precision.FLOAT32);
    float[] reduced = depthwise(Precision.BFLOAT16);
    assertThat(reduced).isNotEqualTo(full);
    assertThat(cosine(full, reduced)).isGreaterThan(0.999);
  }

  @Test
  void a_scope_keeps_the_precision_of_the_one_around_it_and_gives_it_back() {
    assertThat(Script.precision()).isEqualTo(Precision.FLOAT32);
    try (Scope outer = Scope.recording(Precision.BFLOAT16);
        Scope inner = Scope.recording()) {
      assertThat(Script.precision()).isEqualTo(Precision.BFLOAT16);
      assertThat(outer.size() + inner.size()).isZero();
    }
    assertThat(Script.precision()).isEqualTo(Precision.FLOAT32);
  }

  private static Result conv(Precision precision) {
    try (Parameters parameters = new Parameters(new Seed(1));
        Scope scope = Scope.recording(precision)) {
      NDArray w = parameters.root().normal("w", 0.3, 16, 8, 3);
      NDArray b = parameters.root().normal("b", 0.3, 16);
      NDArray m = parameters.root().normal("m", 0.3, 4, 16);
      NDArray x = scope.normal(new Seed(2).stream(), 2, 40, 8);
      NDArray y = Kernels.linear(Kernels.gelu(Kernels.conv1d(x, w, b, 1, 1, 1)), m, null);
      NDArray loss = Kernels.meanSquareError(y, scope.zeros(2, 40, 4), null);
      List<NDArray> gradients = Gradients.of(loss, parameters);
      return new Result(loss.getFloat(), gradients.get(0).toFloatArray());
    }
  }

  private static float[] attention(Precision precision) {
    try (Scope scope = Scope.open(precision)) {
      RandomStream random = new Seed(3).stream();
      NDArray q = scope.normal(random, 2, 10, 16);
      NDArray mask = scope.ones(2, 12);
      return Kernels.attend(
              q, scope.normal(random, 2, 12, 16), scope.normal(random, 2, 12, 16), 2, mask)
          .toFloatArray();
    }
  }

  private static float[] depthwise(Precision precision) {
    try (Scope scope = Scope.open(precision)) {
      RandomStream random = new Seed(4).stream();
      NDArray one = scope.ones(4);
      NDArray two = scope.ones(8);
      NDArray depth = scope.normal(random, 4, 1, 7);
      NDArray expand = scope.normal(random, 8, 4, 1);
      NDArray contract = scope.normal(random, 4, 8, 1);
      List<NDArray> weights = List.of(depth, one, one, one, expand, two, two, two, contract, one);
      return Blocks.convNext(scope.normal(random, 2, 12, 4), weights, null).toFloatArray();
    }
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return product / Math.sqrt(aa * bb);
  }
}
