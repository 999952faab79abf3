package io.formant.tensor.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.tensor.Parameters;
import io.formant.tensor.TensorData;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StateDictTest {

  private static TensorData numbers(long... shape) {
    int size =
        (int) IntStream.range(0, shape.length).mapToLong(i -> shape[i]).reduce(1, (a, b) -> a * b);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = i + 1;
    }
    return new TensorData(shape, values);
  }

  private static Map<String, TensorData> named(String... names) {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    for (String name : names) {
      tensors.put(name, numbers(2, 3));
    }
    return tensors;
  }

  @Test
  void every_missing_extra_and_misshapen_tensor_is_listed_with_the_nearest_name() {
    try (Parameters parameters = Parameters.withoutGradients()) {
      parameters.root().zeros("encoder.layer.0.weight", 2, 3);
      parameters.root().zeros("encoder.layer.1.weight", 2, 3);
      parameters.root().zeros("head.bias", 3);
      Map<String, TensorData> tensors =
          named("encoder.layer.0.weight", "encoder.layers.1.weight", "head.bias", "zzz");

      assertThatThrownBy(() -> StateDict.of(tensors).loadInto(parameters))
          .isInstanceOf(MisfitException.class)
          .hasMessage("weights do not fit the model: "
              + "missing encoder.layer.1.weight (perhaps encoder.layers.1.weight); "
              + "extra encoder.layers.1.weight (perhaps encoder.layer.1.weight); "
              + "extra zzz; head.bias is (2, 3), expected (3)");
      assertThat(parameters.save().get("encoder.layer.0.weight").values()).containsOnly(0);
    }
  }

  @Test
  void what_a_model_may_do_without_is_named() throws IOException {
    try (Parameters parameters = Parameters.withoutGradients()) {
      parameters.root().zeros("weight", 2, 3);

      Loading loading = StateDict.of(named("weight", "head.weight", "head.bias"))
          .loadInto(parameters, name -> name.startsWith("head."));

      assertThat(loading.loaded()).isEqualTo(1);
      assertThat(loading.ignored()).containsExactly("head.weight", "head.bias");
      assertThat(loading.notice())
          .isEqualTo("not used from the weight file: head.weight, head.bias");
      assertThat(parameters.save().get("weight").values()).containsExactly(1, 2, 3, 4, 5, 6);
    }
  }

  @Test
  void names_are_mapped_by_rules_in_order() throws IOException {
    StateDict renamed = StateDict.of(named("net.blocks.3.w", "logit_scale"))
        .renamed(Renaming.none()
            .prefix("net.", "")
            .part("blocks\\.(\\d+)\\.w$", "layers.$1.weight")
            .name("logit_scale", "scale"));

    assertThat(renamed.names()).containsExactly("layers.3.weight", "scale");
    assertThat(renamed.under("layers.").names()).containsExactly("3.weight");
    assertThatThrownBy(() -> renamed.renamed(Renaming.none().part(".*", "x")))
        .hasMessageContaining("two tensors of the file are called x");
    assertThatThrownBy(() -> renamed.read("layer.3.weight"))
        .hasMessage("the weight file has no tensor layer.3.weight, perhaps layers.3.weight");
  }

  @Test
  void weight_norm_is_folded_along_whatever_axis_it_has() throws IOException {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    tensors.put("conv.bias", numbers(2));
    tensors.put("conv.weight_g", new TensorData(new long[] {2, 1}, new float[] {5, 2}));
    tensors.put("conv.weight_v", new TensorData(new long[] {2, 2}, new float[] {3, 4, 0, 9}));
    String after = "up.parametrizations.weight.original";
    tensors.put(after + "0", new TensorData(new long[] {1, 2}, new float[] {1, 10}));
    tensors.put(after + "1", new TensorData(new long[] {2, 2}, new float[] {3, 0, 4, 1}));
    tensors.put("all.weight_g", new TensorData(new long[] {}, new float[] {10}));
    tensors.put("all.weight_v", new TensorData(new long[] {1, 2}, new float[] {3, 4}));

    StateDict folded = StateDict.of(tensors).folded();

    assertThat(folded.names())
        .containsExactly("conv.bias", "conv.weight", "up.weight", "all.weight");
    assertThat(folded.read("conv.weight").values()).containsExactly(3, 4, 0, 2);
    assertThat(folded.read("up.weight").values())
        .containsExactly(new float[] {0.6f, 0, 0.8f, 10}, within(1e-6f));
    assertThat(folded.read("all.weight").values()).containsExactly(6, 8);
    assertThat(folded.shape("up.weight")).containsExactly(2, 2);
  }

  @Test
  void lengths_of_another_shape_are_refused() {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    tensors.put("weight_g", numbers(3, 1));
    tensors.put("weight_v", numbers(2, 2));

    assertThatThrownBy(() -> StateDict.of(tensors).folded().read("weight"))
        .hasMessageContaining("lengths of a weight norm are [3, 1] for directions [2, 2]");
  }

  @Test
  void the_nearest_of_very_many_names_is_looked_for_among_the_first() {
    String[] names = IntStream.range(0, 50_000)
        .mapToObj(i -> "layers." + i + ".attention.weight")
        .toArray(String[]::new);
    StateDict tensors = StateDict.of(named(names));

    assertThat(tensors.count("layers.")).isEqualTo(50_000);
    assertThat(tensors.nearest("layer.7.attention.weight")).contains("layers.7.attention.weight");
    assertThat(tensors.nearest("layers.49999.attention.weighs")).isPresent();
  }

  @Test
  void a_weight_that_is_no_number_is_refused_by_name() {
    try (Parameters parameters = Parameters.withoutGradients()) {
      parameters.root().zeros("weight", 1);
      for (float bad : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
        TensorData data = new TensorData(new long[] {1}, new float[] {bad});

        assertThatThrownBy(() -> StateDict.of(Map.of("weight", data)).loadInto(parameters))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("weight weight holds " + bad + ", expected finite numbers");
      }
    }
  }
}
