package io.formant.model.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.formant.model.unet.UNetConfig;
import io.formant.model.unet.UNetSizes;
import io.formant.tensor.Gradients;
import io.formant.tensor.Initial;
import io.formant.tensor.Parameters;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConditionedUNetTest {

  private static final int STYLE = 6;
  private static final UNetSizes SIZES = new UNetSizes(
      List.of(8, 16), List.of(1, 4), List.of(1, 1), List.of(0, 1), List.of(0, 1), 2, 4, 12, 4);

  private final Parameters parameters = new Parameters(new Seed(1));
  private final Scope scope = Scope.open();
  private final RandomStream random = new Seed(2).stream();

  @AfterEach
  void free() {
    scope.close();
    parameters.close();
  }

  @Test
  void guidance_in_one_batch_is_linear_in_the_scale_between_null_and_condition() {
    ConditionedUNet net = awake(ConditionedUNetConfig.waveform(SIZES, 1, STYLE, 3));
    NDArray x = scope.normal(random, 2, 16, 1);
    Conditions given = given(2);
    NDArray with = net.forward(x, given);
    NDArray without = net.forward(x, given.withKept(scope.zeros(2)));
    assertSame(net.guided(x, given, 1), with);
    assertSame(net.guided(x, given, 0), without);
    assertSame(net.guided(x, given, 3), without.add(with.sub(without).mul(3)));
    assertThat(largest(with.sub(without))).isGreaterThan(1e-3f);
  }

  @Test
  void the_null_replaces_just_the_items_that_lose_their_style() {
    ConditionedUNet net = awake(ConditionedUNetConfig.waveform(SIZES, 1, STYLE, 3));
    NDArray x = scope.normal(random, 2, 16, 1);
    Conditions given = given(2);
    NDArray mixed = net.forward(x, given.withKept(scope.from(new float[] {1, 0}, 2)));
    assertSame(mixed.get("0"), net.forward(x, given).get("0"));
    assertSame(mixed.get("1"), net.forward(x, given.withKept(scope.zeros(2))).get("1"));
  }

  @Test
  void styles_are_dropped_as_often_as_asked() {
    Conditions given = Conditions.none().withEmbedding(scope.zeros(4000, 1, STYLE));
    NDArray kept = given.dropping(0.1, random, scope).kept();
    assertThat(kept.mean().getFloat()).isCloseTo(0.9f, within(0.015f));
    assertThat(kept.mul(kept.sub(1)).abs().max().getFloat()).isZero();
  }

  @Test
  void every_parameter_of_a_picture_network_learns() {
    ConditionedUNet net = awake(ConditionedUNetConfig.picture(SIZES, 3, STYLE, 3, true));
    try (Scope recording = Scope.recording()) {
      Conditions given = Conditions.none()
          .withTime(recording.full(.3f, 2))
          .withFeatures(recording.normal(random, 2, 5, 192))
          .withEmbedding(recording.normal(random, 2, 2, STYLE))
          .withKept(recording.from(new float[] {1, 0}, 2))
          .withAppended(recording.normal(random, 2, 8, 4, 2));
      NDArray y = net.forward(recording.normal(random, 2, 8, 4, 1), given);
      assertThat(y.getShape().getShape()).containsExactly(2, 8, 4, 1);
      assertThat(silent(y.square().mean())).isEmpty();
    }
  }

  private List<String> silent(NDArray loss) {
    List<NDArray> gradients = Gradients.of(loss, parameters);
    List<String> silent = new ArrayList<>();
    int i = 0;
    for (String name : parameters.arrays().keySet()) {
      if (largest(gradients.get(i++)) == 0) {
        silent.add(name);
      }
    }
    return silent;
  }

  @Test
  void padding_changes_no_valid_part_of_a_picture() {
    ConditionedUNet net = awake(ConditionedUNetConfig.picture(SIZES, 2, STYLE, 3, false));
    NDArray x = scope.normal(random, 1, 4, 8, 1);
    Conditions given = Conditions.none()
        .withTime(scope.full(.3f, 1))
        .withEmbedding(scope.normal(random, 1, 2, STYLE));
    NDArray alone = net.forward(x, given.withAppended(x));
    NDArray wider = x.concat(scope.normal(random, 1, 4, 4, 1), 2);
    NDArray mask = scope.ones(1, 4, 8).concat(scope.zeros(1, 4, 4), 2);
    NDArray y = net.forward(wider, given.withAppended(wider).withMask(mask));
    assertThat(largest(y.get(":, :, :8").sub(alone))).isLessThan(2e-4f);
    assertThat(largest(y.get(":, :, 8:"))).isZero();
  }

  @Test
  void a_layer_that_is_listed_twice_loads_from_either_name() {
    ConditionedUNet net = awake(ConditionedUNetConfig.waveform(SIZES, 0, STYLE, 3));
    Map<String, TensorData> saved = new LinkedHashMap<>(parameters.save());
    assertThat(saved.get("blocks.1.blocks.1.0.weight"))
        .isEqualTo(saved.get("blocks.1.blocks.0.0.weight"));
    TensorData first = saved.remove("blocks.1.blocks.0.0.weight");
    parameters.load(saved);
    saved.put("blocks.1.blocks.0.0.weight", new Initial.Constant(1).draw(random, first.shape()));
    assertThatThrownBy(() -> parameters.load(saved))
        .hasMessageContaining("blocks.1.blocks.1.0.weight differs from blocks.1.blocks.0.0.weight");
    assertThat(net.frameMultiple()).isEqualTo(4);
  }

  @Test
  void what_it_is_not_told_is_named() {
    ConditionedUNet net = awake(ConditionedUNetConfig.waveform(SIZES, 1, STYLE, 3));
    NDArray x = scope.zeros(2, 16, 1);
    Conditions given = given(2);
    assertThatThrownBy(() -> net.forward(x, Conditions.none().withTime(scope.ones(2))))
        .hasMessage("the network needs tokens, (B, S, E)");
    assertThatThrownBy(() -> net.forward(x, given.withEmbedding(scope.zeros(2, 4, STYLE))))
        .hasMessage("context has 4 tokens, expected at most 3");
    assertThatThrownBy(
            () -> net.forward(scope.zeros(2, 15, 1), given.withAppended(scope.zeros(2, 15, 1))))
        .hasMessage("network input is (2, 15, 2), expected a multiple of 4 frames");
  }

  @Test
  void a_modulated_network_needs_modulation_features() {
    UNetConfig good = ConditionedUNetConfig.waveform(SIZES, 1, STYLE, 3).unet();
    assertThatThrownBy(() -> new UNetConfig(1, 2, 1, good.levels(), 0, STYLE, good.ends()))
        .hasMessageContaining("expected at least 1 to modulate");
    assertThatThrownBy(() -> new UNetConfig(1, 2, 1, good.levels(), 12, 0, good.ends()))
        .hasMessageContaining("expected at least 1 for cross-attention");
  }

  private Conditions given(int items) {
    return Conditions.none()
        .withTime(scope.full(.3f, items))
        .withEmbedding(scope.normal(random, items, 2, STYLE))
        .withAppended(scope.normal(random, items, 16, 1));
  }

  /** A network of which no part is the identity any more. */
  private ConditionedUNet awake(ConditionedUNetConfig config) {
    ConditionedUNet net = new ConditionedUNet(parameters.root(), config);
    Map<String, TensorData> weights = new LinkedHashMap<>();
    parameters.arrays().forEach((name, array) -> {
      TensorData data = TensorData.of(array);
      for (int i = 0; i < data.values().length; i++) {
        data.values()[i] += (float) (0.4 * random.normal());
      }
      weights.put(name, data);
    });
    parameters.load(weights);
    return net;
  }

  private static void assertSame(NDArray actual, NDArray expected) {
    assertThat(actual.getShape()).isEqualTo(expected.getShape());
    assertThat(largest(actual.sub(expected))).isLessThan(2e-4f);
  }

  private static float largest(NDArray difference) {
    return difference.abs().max().getFloat();
  }
}
