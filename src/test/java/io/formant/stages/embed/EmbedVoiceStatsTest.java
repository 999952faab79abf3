package io.formant.stages.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Artifact;
import io.formant.audio.spectrum.VoiceStatistics;
import io.formant.stage.From;
import io.formant.stages.TinyCorpus;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbedVoiceStatsTest {

  private static float[] embed(Optional<From<Artifact>> weights, int voice) {
    return new EmbedVoiceStats()
        .run(
            new EmbedVoiceStats.Spec(new From<>("clips"), weights),
            TinyCorpus.clip("ann", "one", TinyCorpus.say(voice, 0, 0)))
        .values();
  }

  @Test
  void weights_of_a_learnt_embedding_change_nothing() {
    assertThat(embed(Optional.of(new From<>("clap")), 0))
        .containsExactly(embed(Optional.empty(), 0));
  }

  @Test
  void voices_differ() {
    assertThat(embed(Optional.empty(), 0))
        .hasSize(VoiceStatistics.WIDTH)
        .isNotEqualTo(embed(Optional.empty(), 1));
  }
}
