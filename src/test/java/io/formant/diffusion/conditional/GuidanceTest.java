package io.formant.diffusion.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;
import org.junit.jupiter.api.Test;

class GuidanceTest {

  /** What each pass predicts in these tests. */
  private static final float NONE = 1;

  private static final float STYLE = 10;
  private static final float CONTENT = 100;
  private static final float FULL = 1000;

  @Test
  void scale_one_is_the_conditional_pass_and_scale_zero_the_null_pass_at_the_cost_of_one() {
    assertThat(combined(Guidance.joint(1))).isEqualTo(FULL);
    assertThat(combined(Guidance.joint(0))).isEqualTo(NONE);
    assertThat(Guidance.joint(1).evaluations()).isEqualTo(1);
    assertThat(Guidance.joint(0).evaluations()).isEqualTo(1);
    assertThat(Guidance.joint(3).evaluations()).isEqualTo(2);
  }

  @Test
  void joint_guidance_is_linear_in_its_scale() {
    float slope = combined(Guidance.joint(1)) - combined(Guidance.joint(0));
    assertThat(combined(Guidance.joint(5))).isEqualTo(combined(Guidance.joint(0)) + 5 * slope);
  }

  @Test
  void composed_guidance_goes_from_nothing_to_the_style_to_both() {
    assertThat(combined(Guidance.composed(2, 3)))
        .isEqualTo(NONE + 2 * (STYLE - NONE) + 3 * (FULL - STYLE));
    assertThat(Guidance.composed(2, 3).evaluations()).isEqualTo(3);
    assertThat(Guidance.composed(2, 2)).isEqualTo(Guidance.joint(2));
  }

  @Test
  void content_first_goes_from_nothing_to_the_content_to_both() {
    assertThat(combined(Guidance.contentFirst(2, 3)))
        .isEqualTo(NONE + 3 * (CONTENT - NONE) + 2 * (FULL - CONTENT));
  }

  @Test
  void experts_add_what_each_condition_tells_alone() {
    float expected =
        NONE + 2 * (STYLE - NONE) + 3 * (CONTENT - NONE) + (FULL - STYLE - CONTENT + NONE);
    assertThat(combined(Guidance.experts(2, 3, 1))).isEqualTo(expected);
    assertThat(Guidance.experts(2, 3, 1).evaluations()).isEqualTo(4);
    assertThat(Guidance.experts(1, 1, 1)).isEqualTo(Guidance.off());
  }

  @Test
  void weights_that_do_not_sum_to_one_are_refused() {
    assertThatThrownBy(() -> new Guidance(0, 0, 0, 2)).hasMessageContaining("do not sum to 1");
  }

  private static float combined(Guidance guidance) {
    try (Scope scope = Scope.open()) {
      float[] passes = new float[guidance.evaluations() * 2];
      for (int i = 0; i < passes.length; i++) {
        Guidance.Pass pass = guidance.passes().get(i / 2);
        passes[i] = pass.content() ? pass.style() ? FULL : CONTENT : pass.style() ? STYLE : NONE;
      }
      NDArray result = guidance.combine(scope.from(passes, passes.length, 1, 1));
      assertThat(result.getShape().getShape()).containsExactly(2, 1, 1);
      return result.toFloatArray()[1];
    }
  }
}
