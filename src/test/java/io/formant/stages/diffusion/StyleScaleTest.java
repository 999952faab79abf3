package io.formant.stages.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Three components: the voice alone, what varies within each voice alike, and a constant. */
class StyleScaleTest {
  private static final List<float[]> STYLES = List.of(
      new float[] {10, 1, 5}, new float[] {10, 3, 5}, new float[] {30, 1, 5}, new float[] {30, 3, 5
      });

  private static float[] scaled(List<String> voices, float... style) {
    return StyleScale.of(STYLES, voices).apply(style);
  }

  @Test
  void what_tells_voices_apart_is_standardised() {
    assertThat(scaled(List.of("ann", "ann", "bob", "bob"), 30, 3, 5)[0])
        .isCloseTo(1, within(1e-5f));
  }

  @Test
  void what_varies_within_voices_alone_is_turned_off_and_so_is_what_never_varies() {
    float[] scaled = scaled(List.of("ann", "ann", "bob", "bob"), 30, 9, 9);

    assertThat(scaled[1]).isCloseTo(0, within(1e-5f));
    assertThat(scaled[2]).isZero();
  }

  @Test
  void with_one_voice_every_component_counts_the_same() {
    float[] scaled = scaled(List.of("ann", "ann", "ann", "ann"), 30, 3, 5);

    assertThat(scaled[0]).isCloseTo(1, within(1e-5f));
    assertThat(scaled[1]).isCloseTo(1, within(1e-5f));
  }

  @Test
  void a_style_of_another_width_is_refused() {
    assertThatThrownBy(() -> scaled(List.of("ann", "ann", "bob", "bob"), 1, 2))
        .hasMessage("style is (2), expected (3)");
  }
}
