package io.formant.stages.embed;

import io.formant.artifact.Artifact;
import io.formant.audio.spectrum.VoiceStatistics;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.MapStage;
import io.formant.stage.StageType;
import io.formant.stage.Traits;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.Embedding;
import io.formant.stages.Embeddings;
import java.util.Optional;

/** Who speaks, as plain statistics with nothing learnt: the baseline that a learnt embedding has to beat. */
@StageType(
    value = "embed.voice-stats",
    about = "who speaks, as statistics of MFCC and pitch: the baseline with nothing learnt",
    example = "{type: embed.voice-stats, from: clips}")
final class EmbedVoiceStats implements MapStage<EmbedVoiceStats.Spec, Clip, Embedding> {

  record Spec(
      @Doc("clips to describe") From<Clips> from,

      @Doc("not used, as nothing is learnt; here so that style stages can be swapped by one word")
      Optional<From<Artifact>> weights) {}

  @Override
  public Traits outputs(Spec spec, Traits in) {
    return Traits.of(Embeddings.class).withWidth(VoiceStatistics.WIDTH);
  }

  @Override
  public Embedding run(Spec spec, Clip clip) {
    VoiceStatistics statistics = new VoiceStatistics(clip.rateHz());
    return new Embedding(statistics.of(clip.waveform()));
  }
}
