package io.formant.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Namespace;
import io.formant.tensor.Parameters;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LayersTest {

  private final Parameters parameters = new Parameters(new Seed(1));
  private final Scope scope = Scope.open();
  private final RandomStream random = new Seed(2).stream();

  @AfterEach
  void free() {
    scope.close();
    parameters.close();
  }

  @Test
  void blocks_start_as_the_identity() {
    NDArray x = scope.normal(random, 2, 6, 8);
    assertSame(new ResidualBlock(parameters.root().at("r"), 1, 8, 4, 3).apply(x, null), x);
    assertSame(new Attention(parameters.root().at("a"), 8, 8, 2, 4).toItself(x, null), x);
    assertSame(
        new Attention(parameters.root().at("c"), 8, 5, 2, 4)
            .to(scope.normal(random, 2, 3, 5), x, null),
        x);
  }

  @Test
  void modulation_starts_as_a_plain_norm() {
    NDArray x = scope.normal(random, 2, 6, 8).mul(5).add(2);
    NDArray y = new Modulation(parameters.root(), 8, 3).apply(x, scope.normal(random, 2, 3), null);
    assertThat(y.mean(new int[] {2}).abs().max().getFloat()).isLessThan(1e-5f);
    assertThat(y.square().mean(new int[] {2}).sub(1).abs().max().getFloat()).isLessThan(1e-3f);
  }

  @Test
  void sampling_down_and_up_divides_and_multiplies_the_frames() {
    NDArray x = scope.normal(random, 2, 12, 3);
    NDArray low = new Conv(parameters.root().at("down"), 1, 3, 5, 4, 4, 0).apply(x);
    assertThat(low.getShape().getShape()).containsExactly(2, 3, 5);
    assertThat(new Upsample(parameters.root().at("up"), 1, 5, 2, 4, 3)
            .apply(low)
            .getShape()
            .getShape())
        .containsExactly(2, 12, 2);
  }

  @Test
  void the_repeated_layers_of_the_time_embedding_share_one_weight() {
    Namespace names = parameters.root();
    NDArray features =
        new TimeEmbedding(names.at("e"), names.at("m"), 4, 6, 2).apply(scope.full(0.5f, 2));
    assertThat(features.getShape().getShape()).containsExactly(2, 6);
    assertThat(parameters.arrays().keySet())
        .containsExactly(
            "e.weights",
            "e.to_out.weight",
            "e.to_out.bias",
            "m.blocks.0.0.weight",
            "m.blocks.0.0.bias");
    assertThat(parameters.save()).containsKeys("m.blocks.1.0.weight", "m.blocks.1.0.bias");
    assertThat(parameters.get("e.to_out.weight").getShape().getShape()).containsExactly(6, 9);
  }

  @Test
  void an_embedding_looks_rows_up() {
    NDArray rows =
        new Embedding(parameters.root(), 4, 3).apply(scope.from(new long[] {2, 2, 0}, 3));
    assertThat(rows.get(0).toFloatArray())
        .containsExactly(rows.get(1).toFloatArray())
        .doesNotContain(rows.get(2).toFloatArray());
  }

  @Test
  void a_picture_convolution_halves_with_stride_two() {
    NDArray y =
        new Conv2d(parameters.root(), 1, 4, 3, 2, 1).apply(scope.normal(random, 2, 8, 6, 1));
    assertThat(y.getShape().getShape()).containsExactly(2, 4, 3, 4);
  }

  @Test
  void a_context_of_the_wrong_width_is_named() {
    Attention cross = new Attention(parameters.root(), 8, 768, 2, 4);
    NDArray x = scope.normal(random, 2, 6, 8);
    assertThatThrownBy(() -> cross.to(scope.zeros(2, 77, 512), x, null))
        .hasMessage("cross-attention context is (2, 77, 512), expected (B, S, 768)");
  }

  private static void assertSame(NDArray one, NDArray other) {
    assertThat(one.sub(other).abs().max().getFloat()).isZero();
  }
}
