package io.formant.stages.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.stage.From;
import io.formant.stages.TinyCorpus;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbedRandomTest {
  private static final EmbedRandom STAGE = new EmbedRandom();
  private static final EmbedRandom.Spec SPEC =
      new EmbedRandom.Spec(new From<>("clips"), 16, Optional.empty());

  private static float[] vector(int clip) {
    return STAGE.run(SPEC, TinyCorpus.clips().get(clip).value()).values();
  }

  @Test
  void a_clip_always_has_the_same_vector_and_another_clip_another() {
    assertThat(vector(0)).hasSize(16).isEqualTo(vector(0)).isNotEqualTo(vector(1));
  }

  @Test
  void a_vector_needs_a_component() {
    assertThatThrownBy(() -> new EmbedRandom.Spec(new From<>("clips"), 0, Optional.empty()))
        .hasMessage("width must be at least 1, was 0");
  }
}
