package io.formant.stages.voice;

import io.formant.audio.Waveform;
import io.formant.model.vocoder.Vocoder;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.PreparedMapStage;
import io.formant.stage.Rejection;
import io.formant.stage.StageType;
import io.formant.stage.Traits;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.MelFrames;
import io.formant.stages.Mels;
import java.util.List;

/** Mel spectrograms to audio by a vocoder trained here. */
@StageType(
    value = "vocode.neural",
    about = "mel spectrograms to audio by a vocoder trained here",
    example = "{type: vocode.neural, from: speech, weights: vocoder}")
final class VocodeNeural implements PreparedMapStage<VocodeNeural.Spec, Vocoder, MelFrames, Clip> {
  private static final float PEAK = 0.99f;

  record Spec(
      @Doc("mel spectrograms to hear") From<Mels> from,
      @Doc("stage that trained the vocoder") From<VocoderModel> weights,

      @Doc("rounds that bring each band of the sound nearer to the spectrogram") @Default("8")
      int rounds) {
    Spec {
      if (rounds < 0) {
        throw new IllegalArgumentException("rounds must not be negative, was " + rounds);
      }
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    Traits given = in.of(spec.from());
    Traits known = in.of(spec.weights());
    if (!given.withKind(VocoderModel.class).equals(known)) {
      throw new Rejection(
          "from",
          "the spectrograms are " + words(given) + ", expected the vocoder's " + words(known));
    }
    return Traits.of(Clips.class).withRateHz(given.rateHz().orElseThrow());
  }

  private static String words(Traits traits) {
    return traits.width().orElseThrow() + " bands every " + traits.hopSamples().orElseThrow()
        + " samples at " + traits.rateHz().orElseThrow() + " Hz";
  }

  @Override
  public Vocoder prepare(Spec spec, Inputs side) {
    VocoderModel model = side.one(spec.weights());
    return Vocoder.of(model.config(), model.weights());
  }

  @Override
  public Clip run(Spec spec, Vocoder vocoder, MelFrames mel) {
    if (!mel.settings().equals(vocoder.config().mel())) {
      throw new IllegalArgumentException("the spectrograms were made with " + mel.settings()
          + ", expected " + vocoder.config().mel() + " as the vocoder was trained on");
    }
    Waveform heard = vocoder.waveform(mel.values(), spec.rounds()).limitedTo(PEAK);
    return new Clip("", "", "", List.of(), new double[0], heard.rateHz(), heard.samples());
  }
}
