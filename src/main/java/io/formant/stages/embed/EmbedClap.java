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
      Optional<String> prompt,

      @Doc("tokenizer of a published model that reads a prompt: tokenizer.json, or its vocabulary")
      Optional<PublishedFile> vocabulary,

      @Doc("merges of byte pairs, where the vocabulary's file holds none")
      Optional<PublishedFile> merges) {
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
      return published(spec, clips, spec.weights().file().get());
    }
    if (spec.vocabulary().isPresent() || spec.merges().isPresent()) {
      throw new Rejection(
          spec.vocabulary().isPresent() ? "vocabulary" : "merges",
          "is for a published model: one that is trained here has its own");
    }
    Traits model = in.of(spec.weights().stage().orElseThrow());
    ModelRate.require(clips, model.rateHz().orElseThrow());
    return Traits.of(Embeddings.class).withWidth(model.width().orElseThrow());
  }

  private static Traits published(Spec spec, Traits clips, PublishedFile file) {
    PublishedEncoder encoder = PublishedEncoder.in(file, PublishedEncoder.CLAP);
    if (spec.prompt().isEmpty()) {
      return encoder.outputs(clips);
    }
    if (spec.vocabulary().isEmpty()) {
      throw new Rejection(
          "prompt", "is read by the published model's tokenizer: name its file as vocabulary");
    }
    return Traits.of(Embeddings.class).withWidth(encoder.width());
  }

  @Override
  public ClipEncoder prepare(Spec spec, Inputs side) throws IOException {
    Optional<PublishedFile> file = spec.weights().file();
    if (file.isEmpty()) {
      return new TrainedClap(side.one(spec.weights().stage().orElseThrow()), spec.words());
    }
    return spec.words().isEmpty()
        ? PublishedEncoder.in(file.get(), PublishedEncoder.CLAP).open()
        : PublishedText.open(
            file.get(),
            spec.vocabulary().orElseThrow(),
            spec.merges(),
            spec.words().get());
  }

  @Override
  public Embedding run(Spec spec, ClipEncoder encoder, Clip clip) {
    return new Embedding(encoder.embed(clip));
  }
}
