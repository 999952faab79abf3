package io.formant.stages.voice;

import io.formant.stage.Default;
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
import io.formant.stages.LatentFrames;
import io.formant.stages.Latents;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Latents to audio by the decoder of VITS, in their own voice or in that of another speaker. */
@StageType(
    value = "vocode.vits",
    about = "latents to audio by the decoder of VITS",
    example = "{type: vocode.vits, from: latents, weights: vits}")
final class VocodeVits
    implements PreparedMapStage<VocodeVits.Spec, VitsVoices, LatentFrames, Clip> {
  record Spec(
      @Doc("latents to hear") From<Latents> from,
      @Doc("the model: a stage, or a file of weights") Weights<VitsModel> weights,

      @Doc("config.json of published weights; the one beside them if left out")
      Optional<PublishedFile> config,

      @Doc("voices of a published model's speakers, in the order of their numbers") @Default("[]")
      List<String> speakers,

      @Doc("voice, or number, of the speaker that every clip is decoded as; its own if left out")
      Optional<String> speaker,

      @Doc("whether the latents are in the prior's space and have to go through the flow first")
      @Default("false")
      boolean preFlow) {
    Spec {
      config = VitsSource.configOf(weights, config);
      speakers = List.copyOf(speakers);
    }

    VitsSource source() {
      return new VitsSource(weights, config, speakers, Phonemes.BUNDLED);
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    return spec.source().sound(in.of(spec.from()), in);
  }

  @Override
  public VitsVoices prepare(Spec spec, Inputs side) throws IOException {
    return spec.source().open(side);
  }

  @Override
  public Clip run(Spec spec, VitsVoices voices, LatentFrames latent) {
    int speaker = voices.speaker(spec.speaker().orElse(latent.voice()));
    float[][] values =
        spec.preFlow() ? voices.synthesizer().fromPrior(latent.values(), speaker) : latent.values();
    return voices.heard(values, speaker);
  }
}
