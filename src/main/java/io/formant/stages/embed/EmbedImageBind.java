package io.formant.stages.embed;

import io.formant.artifact.Artifact;
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
import java.io.IOException;

/** A clip as ImageBind hears it: vectors of a length of at most 20. The published weights are for non-commercial use. */
@StageType(
    value = "embed.imagebind",
    about = "a clip as ImageBind hears it, from its published weights",
    example = "{type: embed.imagebind, from: clips, weights: weights/imagebind_huge.pth}")
final class EmbedImageBind
    implements PreparedMapStage<EmbedImageBind.Spec, ClipEncoder, Clip, Embedding> {

  record Spec(
      @Doc("clips to embed, at 16 kHz") From<Clips> from,
      @Doc("file of the published weights") Weights<Artifact> weights) {
    PublishedFile file() {
      return weights
          .file()
          .orElseThrow(() -> new Rejection(
              "weights",
              "ImageBind is not trained here, expected a file such as weights/imagebind_huge.pth"));
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    return PublishedEncoder.in(spec.file(), PublishedEncoder.IMAGEBIND).outputs(in.of(spec.from()));
  }

  @Override
  public ClipEncoder prepare(Spec spec, Inputs side) throws IOException {
    return PublishedEncoder.in(spec.file(), PublishedEncoder.IMAGEBIND).open();
  }

  @Override
  public Embedding run(Spec spec, ClipEncoder encoder, Clip clip) {
    return new Embedding(encoder.embed(clip));
  }
}
