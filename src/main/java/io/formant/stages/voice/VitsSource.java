package io.formant.stages.voice;

import io.formant.model.vits.VitsSound;
import io.formant.model.vits.VitsSynthesizer;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.PublishedFile;
import io.formant.stage.Rejection;
import io.formant.stage.Traits;
import io.formant.stage.Weights;
import io.formant.stages.Clips;
import io.formant.stages.Latents;
import io.formant.tensor.weights.WeightFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A VITS as a spec names it: trained by a stage, or in a file with its {@code config.json}.
 *
 * @param speakers of a published model, in the order of their numbers
 */
public record VitsSource(
    Weights<VitsModel> weights,
    Optional<PublishedFile> config,
    List<String> speakers,
    Phonemes phonemes) {

  /** The configuration that is meant where none is named; for a spec's constructor, so that the plan sees the file. */
  public static Optional<PublishedFile> configOf(
      Weights<VitsModel> weights, Optional<PublishedFile> named) {
    return ConfigFile.of(weights, named);
  }

  /** What its latents are like: rate, hop and width. */
  public Traits latents(InputTraits in) {
    if (weights.stage().isPresent()) {
      return in.of(weights.stage().get()).withKind(Latents.class);
    }
    ConfigFile file = ConfigFile.read(config);
    VitsSound sound = file.vitsSound();
    return Traits.of(Latents.class)
        .withRateHz(sound.rateHz())
        .withHopSamples(sound.hopSamples())
        .withWidth(file.vits().latentChannels());
  }

  /** Width of a token of its text encoder. */
  public int hiddenWidth(InputTraits in) {
    return weights.stage().isPresent()
        ? VitsModel.HIDDEN_CHANNELS
        : ConfigFile.read(config).vits().hiddenChannels();
  }

  /** Refuses clips at another rate than the model's. */
  public void requireRate(int clipsHz, Traits latents) {
    int modelHz = latents.rateHz().orElseThrow();
    if (clipsHz != modelHz) {
      throw new Rejection(
          "from", "clips are at " + clipsHz + " Hz, expected the model's " + modelHz + " Hz");
    }
  }

  /** The clips that latents are heard as; refuses such as are not the model's. */
  Traits sound(Traits latents, InputTraits in) {
    Traits model = latents(in);
    require("rate [Hz]", latents.rateHz().orElseThrow(), model.rateHz().orElseThrow());
    require(
        "hop [samples]", latents.hopSamples().orElseThrow(), model.hopSamples().orElseThrow());
    require("width", latents.width().orElseThrow(), model.width().orElseThrow());
    return Traits.of(Clips.class).withRateHz(model.rateHz().orElseThrow());
  }

  private static void require(String what, int actual, int expected) {
    if (actual != expected) {
      throw new Rejection(
          "from", "the latents' " + what + " is " + actual + ", expected the model's " + expected);
    }
  }

  /** The model, loaded. */
  public VitsVoices open(Inputs side) throws IOException {
    return weights.stage().isPresent()
        ? trained(side.one(weights.stage().get()))
        : published(weights.file().orElseThrow());
  }

  private VitsVoices trained(VitsModel model) {
    VitsSynthesizer synthesizer = VitsSynthesizer.of(
        model.config(), model.sound(), parameters -> parameters.load(model.weights()));
    return new VitsVoices(synthesizer, model.text(), model.phonemizer().open(), model.voices());
  }

  private VitsVoices published(PublishedFile file) throws IOException {
    ConfigFile settings = ConfigFile.read(config);
    VitsSynthesizer synthesizer = VitsSynthesizer.<IOException>of(
        settings.vits(),
        settings.vitsSound(),
        parameters ->
            WeightFile.model(file.file(), tensors -> tensors.folded().loadInto(parameters)));
    return new VitsVoices(synthesizer, settings.vitsText(), phonemes.open(), speakers);
  }
}
