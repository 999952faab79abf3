package io.formant.stages.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceCaseTest {

  @TempDir
  private Path folder;

  private ReferenceCase described(Map<String, ?> config, Map<String, ?> description) {
    return new ReferenceCase(
        folder, "some", new Settings(config), Map.of(), new Settings(description));
  }

  @Test
  void weights_and_inputs_that_a_case_describes_are_generated() {
    ReferenceCase reference = described(
        Map.of("salt", 17),
        Map.of(
            "generated_weights",
            List.of(Map.of("name", "w", "ordinal", 0, "scale", 0.0782624, "shape", List.of(1, 3))),
            "inputs",
            Map.of("x", Map.of("shape", List.of(2), "what", "GENERATED: ordinal 9, scale 1.7."))));

    assertThat(reference.weights().get("w").values())
        .containsExactly(new float[] {-0.031399019f, -0.072349094f, -0.061918281f}, within(1e-8f));
    assertThat(reference.hasInput("x")).isTrue();
    assertThat(reference.input("x").floats())
        .hasSize(2)
        .containsExactly(new float[2], within(1.7f));
    assertThat(reference.hasInput("y")).isFalse();
  }

  @Test
  void a_case_without_weights_says_so() {
    assertThatThrownBy(() -> described(Map.of(), Map.of()).weights())
        .hasMessageContaining("the case has none of [weights.safetensors");
  }

  @Test
  void a_setting_of_another_kind_is_named_with_what_was_expected() {
    Settings settings = new Settings(
        Map.of("channels", "8", "width", "two", "rate", List.of(), "on", "yes", "net", 3));

    assertThatThrownBy(() -> settings.wholes("channels"))
        .hasMessage("channels is 8, expected a list");
    assertThatThrownBy(() -> settings.whole("width"))
        .hasMessage("width is two, expected a whole number");
    assertThatThrownBy(() -> settings.number("rate")).hasMessage("rate is [], expected a number");
    assertThatThrownBy(() -> settings.number("width"))
        .hasMessage("width is two, expected a number");
    assertThatThrownBy(() -> settings.truth("on", true))
        .hasMessage("on is yes, expected true or false");
    assertThatThrownBy(() -> settings.inner("net"))
        .hasMessage("net is 3, expected keys and values");
  }
}
