package io.formant.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GradientLayoutTest {
  private static final double RATE = 0.01;

  /** The first step of Adam moves each number by the rate, against the sign of its own gradient. */
  @Test
  void an_update_moves_each_weight_of_a_convolution_by_its_own_gradient() {
    try (Parameters parameters = new Parameters(new Seed(1));
        Scope scope = Scope.recording()) {
      NDArray weight = parameters.root().uniform("weight", 0.5, 4, 3, 5);
      float[] before = weight.toFloatArray();
      NDArray x = scope.normal(new Seed(2).stream(), 2, 9, 3);
      NDArray y = Kernels.conv1d(x, weight, null, 1, 2, 1);
      List<NDArray> gradients =
          Gradients.of(Kernels.meanSquareError(y, scope.ones(2, 9, 4), null), parameters);
      float[] gradient = gradients.get(0).toFloatArray();

      new AdamW(0.9, 0.999, 1e-12, 0)
          .update(
              List.of(weight),
              gradients,
              List.of(scope.zeros(4, 3, 5)),
              List.of(scope.zeros(4, 3, 5)),
              1,
              RATE);

      float[] after = weight.toFloatArray();
      for (int i = 0; i < after.length; i++) {
        assertThat(after[i] - before[i])
            .isCloseTo((float) (-RATE * Math.signum(gradient[i])), within(1e-5f));
      }
    }
  }
}
