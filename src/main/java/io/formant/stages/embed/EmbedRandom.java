package io.formant.stages.embed;

import io.formant.artifact.Artifact;
import io.formant.artifact.Digest;
import io.formant.audio.Wav;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.MapStage;
import io.formant.stage.StageType;
import io.formant.stage.Traits;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.Embedding;
import io.formant.stages.Embeddings;
import io.formant.tensor.Seed;
import java.util.Optional;

/** A random vector a clip, always the same for the same samples: the floor that shows what scores mean nothing. */
@StageType(
    value = "embed.random",
    about = "a random vector a clip: the floor that an embedding has to be above",
    example = "{type: embed.random, from: clips}")
final class EmbedRandom implements MapStage<EmbedRandom.Spec, Clip, Embedding> {

  record Spec(
      @Doc("clips that get a vector") From<Clips> from,
      @Doc("size of a vector") @Default("128") int width,

      @Doc("not used, as nothing is learnt; here so that style stages can be swapped by one word")
      Optional<From<Artifact>> weights) {
    Spec {
      if (width < 1) {
        throw new IllegalArgumentException("width must be at least 1, was " + width);
      }
    }
  }

  @Override
  public Traits outputs(Spec spec, Traits in) {
    return Traits.of(Embeddings.class).withWidth(spec.width());
  }

  @Override
  public Embedding run(Spec spec, Clip clip) {
    Seed seed = new Seed(0).at(Digest.of(Wav.bytes(clip.waveform())).hex());
    return new Embedding(seed.stream().normals(spec.width()));
  }
}
