package io.formant.stages.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.diffusion.conditional.Guidance;
import org.junit.jupiter.api.Test;

class GuidanceScalesTest {
  private static final Prompt.Part GIVEN = new Prompt.Part(Prompt.Given.SWAPPED, "ann");
  private static final Prompt.Part MISSING = new Prompt.Part(Prompt.Given.NULL, "ann");

  @Test
  void scales_of_one_are_the_conditional_prediction_alone() {
    assertThat(GuidanceScales.OFF.weights(GIVEN, GIVEN)).isEqualTo(Guidance.off());
  }

  @Test
  void without_a_style_only_the_content_guides() {
    assertThat(new GuidanceScales(2, 3).weights(MISSING, GIVEN))
        .isEqualTo(new Guidance(-2, 0, 3, 0));
  }

  @Test
  void without_a_content_only_the_style_guides_and_without_both_nothing() {
    assertThat(new GuidanceScales(2, 3).weights(GIVEN, MISSING))
        .isEqualTo(new Guidance(-1, 2, 0, 0));
    assertThat(new GuidanceScales(2, 3).weights(MISSING, MISSING))
        .isEqualTo(new Guidance(1, 0, 0, 0));
  }

  @Test
  void whole_scales_are_written_without_a_fraction() {
    assertThat(new GuidanceScales(2, 2.5).label()).isEqualTo("style=2 content=2.5");
  }

  @Test
  void a_negative_scale_is_refused() {
    assertThatThrownBy(() -> new GuidanceScales(-1, 3))
        .hasMessage("style and content must not be negative, were -1.0 and 3.0");
  }
}
