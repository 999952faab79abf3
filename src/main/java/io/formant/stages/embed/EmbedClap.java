package io.formant.stages.embed;

import io.formant.audio.spectrum.Mel;
import io.formant.model.clap.Clap;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.PreparedMapStage;
import io.formant.stage.Rejection;
import io.formant.stage.StageType;
import io.formant.stage.Traits;
import io.formant.stage.Weights;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.Embedding;
import io.formant.stages.Embeddings;

/** Who speaks, as the audio side of a CLAP model hears it: unit vectors. */
@StageType(
    value = "embed.clap",
    about = "who speaks, as the audio side of a CLAP model hears it",
    example = "{type: embed.clap, from: clips, weights: clap}")
final class EmbedClap
    implements PreparedMapStage<EmbedClap.Spec, EmbedClap.Encoder, Clip, Embedding> {

  record Spec(
      @Doc("clips to embed") From<Clips> from,
      @Doc("the model") Weights<ClapModel> weights) {
    /** The stage that trains the model. */
    From<ClapModel> model() {
      return weights
          .stage()
          .orElseThrow(() -> new Rejection(
              "weights",
              "a published CLAP is not read here yet, expected a stage that trains one"));
    }
  }

  /** The loaded model and what turns clips into its input. */
  record Encoder(Clap clap, Mel mel) implements AutoCloseable {
    @Override
    public void close() {
      clap.close();
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    int rateHz = in.of(spec.from()).rateHz().orElseThrow();
    int modelHz = in.of(spec.model()).rateHz().orElseThrow();
    if (rateHz != modelHz) {
      throw new Rejection(
          "from", "clips are at " + rateHz + " Hz, expected the model's " + modelHz + " Hz");
    }
    return Traits.of(Embeddings.class).withWidth(in.of(spec.model()).width().orElseThrow());
  }

  @Override
  public Encoder prepare(Spec spec, Inputs side) {
    ClapModel model = side.one(spec.model());
    return new Encoder(Clap.of(model.config(), model.weights()), new Mel(model.settings()));
  }

  @Override
  public Embedding run(Spec spec, Encoder encoder, Clip clip) {
    return new Embedding(encoder.clap().audio(encoder.mel().picture(clip.waveform())));
  }
}
