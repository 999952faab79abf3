package io.formant.stages.voice;

import ai.djl.ndarray.NDArray;
import io.formant.audio.Waveform;
import io.formant.audio.spectrum.MelSettings;
import io.formant.audio.spectrum.VocoderMel;
import io.formant.model.hifigan.HifiGan;
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
import io.formant.stages.MelFrames;
import io.formant.stages.Mels;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.weights.WeightFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Mel spectrograms to audio by a published HiFi-GAN. The spectrograms must be like those that it was trained on: {@code featurize.mel}
 * makes such with {@code scale: slaney, norm: area} and the window, hop, bands and range of its {@code config.json}.
 */
@StageType(
    value = "vocode.hifigan",
    about = "mel spectrograms to audio by a published HiFi-GAN",
    example = "{type: vocode.hifigan, from: speech, weights: models/hifigan/generator_v1.pth}")
final class VocodeHifiGan
    implements PreparedMapStage<VocodeHifiGan.Spec, VocodeHifiGan.Vocoder, MelFrames, Clip> {
  private static final float PEAK = 0.99f;

  record Spec(
      @Doc("mel spectrograms to hear") From<Mels> from,
      @Doc("file of the generator's weights") PublishedFile weights,

      @Doc("config.json of the weights; the one beside them if left out")
      Optional<PublishedFile> config) {
    Spec {
      config = ConfigFile.of(new Weights.Published<>(weights), config);
    }
  }

  /** The generator, and the spectrograms that it knows. */
  record Vocoder(HifiGan generator, MelSettings mel, Parameters parameters)
      implements AutoCloseable {

    /** The samples of a picture whose frames are centred on multiples of the hop. */
    Waveform waveform(float[][] picture) {
      try (Scope scope = Scope.open()) {
        int bands = picture[0].length;
        float[] values = new float[picture.length * bands];
        for (int i = 0; i < values.length; i++) {
          values[i] = published(picture[i / bands][i % bands]);
        }
        NDArray frames = scope.from(values, 1, picture.length, bands);
        float[] samples = generator.forward(frames, null).toFloatArray();
        // the network's first frame is centred half a hop in
        int begin = mel.hopSamples() / 2;
        int length = (picture.length - 1) * mel.hopSamples();
        return new Waveform(Arrays.copyOfRange(samples, begin, begin + length), mel.rateHz());
      }
    }

    /** A value of ours on the scale of the weights: our amplitudes are divided by a quarter of the window. */
    private float published(float value) {
      double scale = Math.log(mel.windowSamples() / 4.0);
      return (float) Math.max(value + scale, Math.log(VocoderMel.FLOOR));
    }

    @Override
    public void close() {
      parameters.close();
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    ConfigFile file = ConfigFile.read(spec.config());
    MelSettings mel = file.hifiGanMel();
    Traits given = in.of(spec.from());
    require("rate [Hz]", given.rateHz().orElseThrow(), mel.rateHz());
    require("hop [samples]", given.hopSamples().orElseThrow(), mel.hopSamples());
    require("number of bands", given.width().orElseThrow(), mel.bands());
    if (file.hifiGan().hopSamples() != mel.hopSamples()) {
      throw new Rejection(
          "config",
          "the generator makes " + file.hifiGan().hopSamples()
              + " samples a frame, expected the hop of " + mel.hopSamples());
    }
    return Traits.of(Clips.class).withRateHz(mel.rateHz());
  }

  private static void require(String what, int actual, int expected) {
    if (actual != expected) {
      throw new Rejection(
          "from",
          "the spectrograms' " + what + " is " + actual + ", expected the vocoder's " + expected);
    }
  }

  @Override
  public Vocoder prepare(Spec spec, Inputs side) throws IOException {
    ConfigFile file = ConfigFile.read(spec.config());
    MelSettings mel = file.hifiGanMel();
    Parameters parameters = Parameters.withoutGradients();
    HifiGan generator = HifiGan.vocoder(parameters.root(), file.hifiGan(), mel.bands());
    WeightFile.model(spec.weights().file(), tensors -> tensors.folded().loadInto(parameters));
    return new Vocoder(generator, mel, parameters);
  }

  @Override
  public Clip run(Spec spec, Vocoder vocoder, MelFrames mel) {
    MelSettings known = vocoder.mel().withFloor(mel.settings().floor());
    if (!mel.settings().equals(known)) {
      throw new IllegalArgumentException("the spectrograms were made with " + mel.settings()
          + ", expected " + known + " as the vocoder was trained on: set featurize.mel so");
    }
    Waveform heard = vocoder.waveform(mel.values()).limitedTo(PEAK);
    return new Clip("", "", "", List.of(), new double[0], heard.rateHz(), heard.samples());
  }
}
