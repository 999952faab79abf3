package io.formant.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv1d;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KernelsTest {

  private final RandomStream random = new Seed(11).stream();
  private final Scope scope = Scope.open();

  @AfterEach
  void free() {
    scope.close();
  }

  @Test
  void linear_is_a_matrix_product_and_a_bias() {
    NDArray x = normal(2, 5, 4);
    NDArray w = normal(3, 4);
    NDArray b = normal(3);
    assertSame(Kernels.linear(x, w, b), x.matMul(w.transpose()).add(b));
  }

  @Test
  void convolution_is_that_of_the_plain_array_with_channels_moved() {
    NDArray x = normal(2, 9, 4);
    NDArray w = normal(6, 4, 3);
    NDArray b = normal(6);
    NDArray plain = Conv1d.conv1d(
            x.transpose(0, 2, 1), w, b, new Shape(2), new Shape(1), new Shape(1))
        .singletonOrThrow();
    assertSame(Kernels.conv1d(x, w, b, 2, 1, 1), plain.transpose(0, 2, 1));
  }

  @Test
  void group_norm_without_padding_equals_group_norm_with_a_full_mask() {
    NDArray x = normal(2, 7, 8);
    NDArray w = normal(8);
    NDArray b = normal(8);
    assertSame(
        Kernels.groupNorm(x, w, b, 4, scope.ones(2, 7)), Kernels.groupNorm(x, w, b, 4, null));
  }

  @Test
  void group_norm_is_zero_mean_and_unit_deviation_in_each_group() {
    NDArray y = Kernels.groupNorm(normal(1, 50, 8), scope.ones(8), scope.zeros(8), 2, null);
    NDArray group = y.get(":, :, 0:4");
    assertThat(group.mean().getFloat()).isCloseTo(0, within(1e-5f));
    assertThat(group.square().mean().getFloat()).isCloseTo(1, within(1e-3f));
  }

  @Test
  void what_stands_in_padded_frames_changes_no_valid_frame() {
    NDArray x = normal(1, 6, 8);
    NDArray mask = scope.from(new float[] {1, 1, 1, 1, 0, 0}, 1, 6);
    NDArray padded = x.mul(mask.expandDims(2));
    NDArray shorter = padded.get(":, 0:4");
    List<NDArray> weights = List.of(
        normal(8),
        normal(8),
        normal(8, 8, 3),
        normal(8),
        normal(8),
        normal(8),
        normal(8, 8, 3),
        normal(8));
    NDArray y = Blocks.residual(padded, weights, 4, mask);
    assertSame(y.get(":, 0:4"), Blocks.residual(shorter, weights, 4, null));
    assertThat(y.get(":, 4:").abs().max().getFloat()).isZero();
  }

  @Test
  void attention_equals_softmax_of_products() {
    NDArray q = normal(2, 5, 6);
    NDArray k = normal(2, 4, 6);
    NDArray v = normal(2, 4, 6);
    NDList heads = new NDList();
    for (int h = 0; h < 2; h++) {
      String slice = ":, :, " + 3 * h + ":" + 3 * (h + 1);
      NDArray scores =
          q.get(slice).matMul(k.get(slice).transpose(0, 2, 1)).div(Math.sqrt(3)).softmax(2);
      heads.add(scores.matMul(v.get(slice)));
    }
    assertSame(Kernels.attend(q, k, v, 2, null), NDArrays.concat(heads, 2));
  }

  @Test
  void masked_keys_are_not_attended_to() {
    NDArray q = normal(1, 3, 4);
    NDArray k = normal(1, 5, 4);
    NDArray v = normal(1, 5, 4);
    NDArray mask = scope.from(new float[] {1, 1, 1, 0, 0}, 1, 5);
    assertSame(
        Kernels.attend(q, k, v, 2, mask),
        Kernels.attend(q, k.get(":, :3"), v.get(":, :3"), 2, null));
  }

  @Test
  void modulation_scales_and_shifts_a_layer_norm() {
    NDArray x = normal(2, 5, 6);
    NDArray f = normal(2, 3);
    NDArray w = normal(12, 3);
    NDArray b = normal(12);
    NDArray both = Kernels.linear(Kernels.silu(f), w, b).expandDims(1);
    NDArray norm = Kernels.layerNorm(x, null, null);
    NDArray expected = norm.mul(both.get(":, :, :6").add(1)).add(both.get(":, :, 6:"));
    assertThat(largest(Blocks.modulation(x, f, w, b, null).sub(expected))).isLessThan(1e-4f);
  }

  @Test
  void upsampling_repeats_every_frame() {
    NDArray x = scope.from(new float[] {1, 2, 3}, 1, 3, 1);
    NDArray identity = scope.from(new float[] {0, 1, 0}, 1, 1, 3);
    assertThat(Blocks.upsample(x, identity, scope.zeros(1), 2).toFloatArray())
        .containsExactly(1, 1, 2, 2, 3, 3);
  }

  @Test
  void a_coarse_frame_is_valid_where_any_fine_one_is() {
    NDArray mask = scope.from(new float[] {1, 1, 1, 0, 0, 0}, 1, 6);
    assertThat(Kernels.poolMask(mask, 2).toFloatArray()).containsExactly(1, 1, 0);
  }

  @Test
  void masked_error_counts_valid_frames_only() {
    NDArray y = scope.from(new float[] {1, 2, 30, 40}, 1, 2, 2);
    NDArray mask = scope.from(new float[] {1, 0}, 1, 2);
    assertThat(Kernels.meanSquareError(y, scope.zeros(1, 2, 2), mask).getFloat())
        .isCloseTo(2.5f, within(1e-6f));
  }

  @Test
  void cross_entropy_of_even_logits_is_the_logarithm_of_their_number() {
    NDArray logits = scope.zeros(2, 4);
    float expected = (float) Math.log(4);
    assertThat(Kernels.crossEntropy(logits, scope.from(new long[] {0, 3}, 2)).getFloat())
        .isCloseTo(expected, within(1e-6f));
    assertThat(Kernels.softCrossEntropy(logits, scope.full(.25f, 2, 4)).getFloat())
        .isCloseTo(expected, within(1e-6f));
  }

  private NDArray normal(long... shape) {
    return scope.normal(random, shape);
  }

  private static void assertSame(NDArray actual, NDArray expected) {
    assertThat(actual.getShape()).isEqualTo(expected.getShape());
    assertThat(largest(actual.sub(expected))).isLessThan(2e-5f);
  }

  private static float largest(NDArray difference) {
    return difference.abs().max().getFloat();
  }
}
