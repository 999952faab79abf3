package io.formant.stages.embed;

import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.PreparedMapStage;
import io.formant.stage.PublishedFile;
import io.formant.stage.Rejection;
import io.formant.stage.StageType;
import io.formant.stage.Traits;
import io.formant.stage.Weights;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.Embedding;
import io.formant.stages.Embeddings;
import java.io.IOException;
import java.util.Optional;

/**
 * Who speaks, as a CLAP model hears it, or reads it in words. A trained model and LAION's give unit vectors, Microsoft's vectors of any
 * length.
 */
@StageType(
    value = "embed.clap",
    about = "who speaks, as a CLAP model hears it, or reads it in words",
    example = "{type: embed.clap, from: clips, weights: clap}")
final class EmbedClap implements PreparedMapStage<EmbedClap.Spec, ClipEncoder, Clip, Embedding> {

  record Spec(
      @Doc("clips to embed") From<Clips> from,

      @Doc("the model: a stage that trains one, or a file of LAION's or Microsoft's CLAP")
      Weights<ClapModel> weights,

      @Doc(
          "words in place of each clip; {about} is the description of its voice, {voice} the voice's name")
      Optional<String> prompt) {
    Spec {
      prompt.ifPresent(TextPrompt::new);
    }

    Optional<TextPrompt> words() {
      return prompt.map(TextPrompt::new);
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    Traits clips = in.of(spec.from());
    if (spec.weights().file().isPresent()) {
      return published(spec, spec.weights().file().get()).outputs(clips);
    }
    Traits model = in.of(spec.weights().stage().orElseThrow());
    ModelRate.require(clips, model.rateHz().orElseThrow());
    return Traits.of(Embeddings.class).withWidth(model.width().orElseThrow());
  }

  private static PublishedEncoder published(Spec spec, PublishedFile file) {
    if (spec.prompt().isPresent()) {
      throw new Rejection(
          "prompt",
          "the text side of a published CLAP is not read here yet, expected a stage that trains one");
    }
    return PublishedEncoder.in(file, PublishedEncoder.CLAP);
  }

  @Override
  public ClipEncoder prepare(Spec spec, Inputs side) throws IOException {
    Optional<PublishedFile> file = spec.weights().file();
    return file.isPresent()
        ? published(spec, file.get()).open()
        : new TrainedClap(side.one(spec.weights().stage().orElseThrow()), spec.words());
  }

  @Override
  public Embedding run(Spec spec, ClipEncoder encoder, Clip clip) {
    return new Embedding(encoder.embed(clip));
  }
}
