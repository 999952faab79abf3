package io.formant.stages.embed;

import io.formant.artifact.Digest;
import io.formant.artifact.Material;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.MapStage;
import io.formant.stage.StageType;
import io.formant.stage.Traits;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.Content;
import io.formant.stages.Contents;
import io.formant.text.SentenceEncoder;
import java.util.List;

/** What is said as one vector of the pretrained sentence encoder all-MiniLM-L6-v2, run in process. */
@StageType(
    value = "embed.sentence",
    about = "what is said, as one vector of a pretrained sentence encoder (MiniLM)",
    example = "{type: embed.sentence, from: clips}")
final class EmbedSentence implements MapStage<EmbedSentence.Spec, Clip, Content> {

  record Spec(@Doc("clips whose words are wanted") From<Clips> from) {}

  @Override
  public Traits outputs(Spec spec, Traits in) {
    return Traits.of(Contents.class).withWidth(SentenceEncoder.WIDTH);
  }

  @Override
  public List<Material> materials(Spec spec) {
    return List.of(Material.weights(
        SentenceEncoder.NAME, Digest.of(SentenceEncoder.weights()), SentenceEncoder.LICENCE));
  }

  @Override
  public Content run(Spec spec, Clip clip) {
    float[] vector = SentenceEncoder.shared().encode(clip.text());
    double[] seconds = {clip.lengthSeconds()};
    return new Content(1, SentenceEncoder.WIDTH, vector, seconds, List.of(), true);
  }
}
