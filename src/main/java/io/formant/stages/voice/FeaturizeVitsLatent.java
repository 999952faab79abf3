package io.formant.stages.voice;

import io.formant.model.vits.VitsSynthesizer;
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
import io.formant.stages.Clips;
import io.formant.stages.LatentFrames;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Seed;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Clips as latents of VITS: of the recording itself, or of its text alone, before or after the flow, in the recording's own time.
 */
@StageType(
    value = "featurize.vits-latent",
    about = "latents of VITS, of each clip's sound or of its text",
    example = "{type: featurize.vits-latent, from: clips, weights: vits}")
final class FeaturizeVitsLatent
    implements PreparedMapStage<FeaturizeVitsLatent.Spec, VitsVoices, Clip, LatentFrames> {

  record Spec(
      @Doc("clips to look at") From<Clips> from,
      @Doc("the model: a stage, or a file of weights") Weights<VitsModel> weights,

      @Doc("config.json of published weights; the one beside them if left out")
      Optional<PublishedFile> config,

      @Doc(
          "sound, text-post-flow (what the decoder would get of the text), or text-pre-flow (what the text encoder lets expect)")
      @Default("sound")
      Of of,

      @Doc("of a text: found (as long as the recording says it), or predicted") @Default("found")
      Durations durations,

      @Doc("spread of the draw around the mean; 1 for sound and 0.667 for text if left out")
      Optional<Double> spread,

      @Doc("voices of a published model's speakers, in the order of their numbers") @Default("[]")
      List<String> speakers,

      @Doc("who turns text into phonemes for published weights: auto, espeak-ng, bundled")
      @Default("auto")
      Phonemes phonemes) {
    Spec {
      config = VitsSource.configOf(weights, config);
      speakers = List.copyOf(speakers);
      phonemes = phonemes.resolved();
      if (spread.filter(s -> !(s >= 0)).isPresent()) {
        throw new IllegalArgumentException("spread must not be negative, was " + spread.get());
      }
    }

    VitsSource source() {
      return new VitsSource(weights, config, speakers, phonemes);
    }

    double spreadOf() {
      return spread.orElse(of == Of.SOUND ? 1 : TEXT_SPREAD);
    }
  }

  private static final double TEXT_SPREAD = 0.667;
  private static final double DURATION_SPREAD = 0.8;

  /** What the latent is of. */
  enum Of {
    SOUND,
    TEXT_POST_FLOW,
    TEXT_PRE_FLOW
  }

  /** How long the symbols of a text last. */
  enum Durations {
    FOUND,
    PREDICTED
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    Traits latents = spec.source().latents(in);
    spec.source().requireRate(in.of(spec.from()).rateHz().orElseThrow(), latents);
    return latents;
  }

  @Override
  public VitsVoices prepare(Spec spec, Inputs side) throws IOException {
    return spec.source().open(side);
  }

  @Override
  public LatentFrames run(Spec spec, VitsVoices voices, Clip clip) {
    VitsSynthesizer synthesizer = voices.synthesizer();
    int speaker = voices.speaker(clip.voice());
    RandomStream noise = noise(clip);
    float[][] values = spec.of() == Of.SOUND
        ? synthesizer.latent(clip.waveform(), speaker, noise, spec.spreadOf())
        : text(spec, voices, clip, speaker, noise);
    return new LatentFrames(
        clip.voice(), synthesizer.sound().rateHz(), synthesizer.sound().hopSamples(), values);
  }

  private static float[][] text(
      Spec spec, VitsVoices voices, Clip clip, int speaker, RandomStream noise) {
    VitsSynthesizer synthesizer = voices.synthesizer();
    int[] ids = voices.ids(clip.text());
    boolean fits = ids.length <= synthesizer.frames(clip.waveform());
    int[] durations = spec.durations() == Durations.FOUND && fits
        ? synthesizer.found(ids, clip.waveform(), speaker)
        : synthesizer.predicted(ids, speaker, noise, DURATION_SPREAD, 1);
    return synthesizer.spoken(
        ids, durations, speaker, noise, spec.spreadOf(), spec.of() == Of.TEXT_POST_FLOW);
  }

  /** The same clip always gets the same noise, whatever clips stand beside it. */
  private static RandomStream noise(Clip clip) {
    return new Seed(Arrays.hashCode(clip.samples())).at(clip.text()).stream();
  }
}
