package io.formant.stages.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.plan.Plan;
import io.formant.plan.Planner;
import io.formant.stage.catalog.RealStages;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One word swaps a content or a style stage in every shipped pipeline that has one. */
class SwapTest {

  static Stream<Path> pipelines() {
    return Stream.of("phoneme_clap", "sentence_clap", "spectrogram_clap")
        .map(name -> Path.of("pipelines", name + ".yaml"));
  }

  private static Plan plan(Path file, String override) {
    return new Planner(RealStages.catalog()).plan(file, List.of(override));
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void the_style_may_be_plain_statistics_that_use_no_weights(Path file) {
    Plan plan = plan(file, "voice.type=embed.voice-stats");

    assertThat(plan.step("voice").orElseThrow().type()).isEqualTo("embed.voice-stats");
    assertThat(plan.step("voice").orElseThrow().inputIds()).contains("clips");
  }

  @ParameterizedTest
  @ValueSource(strings = {"embed.phoneme", "embed.sentence", "embed.spectrogram"})
  void the_content_may_be_any_of_the_three(String type) {
    Plan plan = plan(Path.of("pipelines/phoneme_clap.yaml"), "content.type=" + type);

    assertThat(plan.step("content").orElseThrow().type()).isEqualTo(type);
  }

  @Test
  void weights_that_no_stage_has_are_still_refused() {
    assertThatThrownBy(() -> new Planner(RealStages.catalog())
            .plan(
                Path.of("pipelines/phoneme_clap.yaml"),
                List.of("voice.type=embed.voice-stats", "voice.weights=clapp")))
        .hasMessageContaining("no stage 'clapp'");
  }
}
