package io.formant.stages.embed;

import io.formant.audio.spectrum.Mel;
import io.formant.model.speaker.Speaker;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.PreparedMapStage;
import io.formant.stage.PublishedFile;
import io.formant.stage.StageType;
import io.formant.stage.Traits;
import io.formant.stage.Weights;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.Embedding;
import io.formant.stages.Embeddings;
import java.io.IOException;
import java.util.Optional;

/** Who speaks, as an encoder hears it that was trained to tell speakers apart: unit vectors. */
@StageType(
    value = "embed.speaker",
    about = "who speaks, as an encoder trained to tell speakers apart hears it",
    example = "{type: embed.speaker, from: clips, weights: speaker}")
final class EmbedSpeaker
    implements PreparedMapStage<EmbedSpeaker.Spec, ClipEncoder, Clip, Embedding> {

  record Spec(
      @Doc("clips to embed") From<Clips> from,

      @Doc("the model: a stage that trains one, or a file of simple-speaker-embedding")
      Weights<SpeakerModel> weights) {}

  /** A model that a stage trained. */
  private record Trained(Speaker speaker, Mel mel) implements ClipEncoder {
    @Override
    public float[] embed(Clip clip) {
      return speaker.embed(mel.picture(clip.waveform()));
    }

    @Override
    public void close() {
      speaker.close();
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    Traits clips = in.of(spec.from());
    Optional<PublishedFile> file = spec.weights().file();
    if (file.isPresent()) {
      return PublishedEncoder.in(file.get(), PublishedEncoder.SPEAKER).outputs(clips);
    }
    Traits model = in.of(spec.weights().stage().orElseThrow());
    ModelRate.require(clips, model.rateHz().orElseThrow());
    return Traits.of(Embeddings.class).withWidth(model.width().orElseThrow());
  }

  @Override
  public ClipEncoder prepare(Spec spec, Inputs side) throws IOException {
    Optional<PublishedFile> file = spec.weights().file();
    if (file.isPresent()) {
      return PublishedEncoder.in(file.get(), PublishedEncoder.SPEAKER).open();
    }
    SpeakerModel model = side.one(spec.weights().stage().orElseThrow());
    return new Trained(Speaker.of(model.config(), model.weights()), new Mel(model.settings()));
  }

  @Override
  public Embedding run(Spec spec, ClipEncoder encoder, Clip clip) {
    return new Embedding(encoder.embed(clip));
  }
}
