package io.formant.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {

  private static final AdamW ADAM_W = new AdamW(.9, .99, 1e-8, 1e-3);

  @Test
  void the_same_seed_and_name_give_the_same_values_whatever_else_is_made() {
    try (Parameters one = new Parameters(new Seed(5));
        Parameters other = new Parameters(new Seed(5))) {
      one.root().normal("first", 1, 4);
      NDArray a = one.root().at("layer").at(0).uniform("weight", .1, 3, 4);
      NDArray b = other.root().at("layer").at(0).uniform("weight", .1, 3, 4);
      assertThat(a.toFloatArray())
          .containsExactly(b.toFloatArray())
          .doesNotContain(one.get("first").toFloatArray());
      assertThat(one.arrays().keySet()).containsExactly("first", "layer.0.weight");
    }
  }

  @Test
  void saved_weights_come_back() {
    try (Parameters one = new Parameters(new Seed(5));
        Parameters other = new Parameters(new Seed(6))) {
      one.root().normal("w", 1, 2, 3);
      other.root().zeros("w", 2, 3);
      other.load(one.save());
      assertThat(other.save()).isEqualTo(one.save());
      assertThat(other.get("w").hasGradient()).isTrue();
    }
  }

  @Test
  void a_shared_layer_answers_to_all_its_names() {
    try (Parameters parameters = new Parameters(new Seed(5))) {
      Namespace made = parameters.root().at(0);
      NDArray weight = made.zeros("weight", 2);
      parameters.root().at(1).share(made, "weight");
      assertThat(parameters.get("1.weight")).isSameAs(weight);
      assertThat(parameters.count()).isEqualTo(2);
    }
  }

  @Test
  void weights_that_do_not_fit_are_all_named_and_nothing_is_changed() {
    try (Parameters parameters = new Parameters(new Seed(5))) {
      parameters.root().zeros("a", 2);
      parameters.root().zeros("b", 3);
      parameters.root().zeros("c", 1);
      Map<String, TensorData> saved = Map.of(
          "a", new TensorData(new long[] {2}, new float[] {1, 1}),
          "b", new TensorData(new long[] {2}, new float[2]),
          "d", new TensorData(new long[] {2}, new float[2]));
      assertThatThrownBy(() -> parameters.load(saved))
          .hasMessage(
              "weights do not fit the model: unknown d; b is TensorData[2], expected (3); missing c");
      assertThat(parameters.get("a").toFloatArray()).containsOnly(0);
    }
  }

  @Test
  void training_steps_leave_no_arrays_behind() {
    try (Parameters parameters = new Parameters(new Seed(1))) {
      NDArray w = parameters.root().normal("w", .1, 16, 16, 3);
      NDArray b = parameters.root().zeros("b", 16);
      try (Parameters moments = Parameters.withoutGradients()) {
        List<NDArray> means =
            List.of(moments.root().zeros("mw", 16, 16, 3), moments.root().zeros("mb", 16));
        List<NDArray> squares =
            List.of(moments.root().zeros("sw", 16, 16, 3), moments.root().zeros("sb", 16));
        List<Integer> alive = new ArrayList<>();
        for (int step = 1; step <= 60; step++) {
          step(parameters, List.of(w, b), means, squares, step);
          alive.add(Torch.root().getManagedArrays().size());
        }
        assertThat(alive.get(59)).isEqualTo(alive.get(9));
      }
    }
  }

  private static void step(
      Parameters parameters,
      List<NDArray> all,
      List<NDArray> means,
      List<NDArray> squares,
      int step) {
    try (Scope scope = Scope.recording()) {
      NDArray x = scope.normal(new Seed(2).at(step).stream(), 4, 32, 16);
      NDArray loss = Kernels.conv1d(x, parameters.get("w"), parameters.get("b"), 1, 1, 1)
          .square()
          .mean();
      List<NDArray> gradients = Gradients.of(loss, parameters);
      Gradients.clip(gradients, 1);
      ADAM_W.update(all, gradients, means, squares, step, 1e-3);
    }
  }
}
