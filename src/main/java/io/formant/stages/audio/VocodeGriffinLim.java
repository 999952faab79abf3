package io.formant.stages.audio;

import io.formant.audio.Waveform;
import io.formant.audio.spectrum.GriffinLim;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.MapStage;
import io.formant.stage.StageType;
import io.formant.stage.Traits;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.MelFrames;
import io.formant.stages.Mels;
import java.util.List;

/** Mel spectrograms to audio by fast Griffin-Lim: nothing is learnt, so it bounds what any generator of mels can reach. */
@StageType(
    value = "vocode.griffin-lim",
    about = "mel spectrograms to audio by fast Griffin-Lim, with nothing learnt",
    example = "{type: vocode.griffin-lim, from: speech}")
public final class VocodeGriffinLim implements MapStage<VocodeGriffinLim.Spec, MelFrames, Clip> {
  /** The first phases; any will do, and a fixed one makes the audio repeatable. */
  private static final long PHASE_SEED = 1;

  /** Rounds after which more are not heard. */
  public static final int ITERATIONS = 32;

  private static final float PEAK = 0.99f;

  public record Spec(
      @Doc("mel spectrograms to hear") From<Mels> from,

      @Doc("rounds of phase estimation") @Default("" + ITERATIONS)
      int iterations) {
    public Spec {
      if (iterations < 1) {
        throw new IllegalArgumentException("iterations must be at least 1, was " + iterations);
      }
    }
  }

  @Override
  public Traits outputs(Spec spec, Traits in) {
    return Traits.of(Clips.class).withRateHz(in.rateHz().orElseThrow());
  }

  @Override
  public Clip run(Spec spec, MelFrames mel) {
    return heard(mel, spec.iterations());
  }

  /** A spectrogram as audio. */
  public static Clip heard(MelFrames mel, int iterations) {
    GriffinLim vocoder = new GriffinLim(mel.settings(), iterations);
    Waveform waveform = vocoder.waveform(mel.values(), PHASE_SEED).limitedTo(PEAK);
    return new Clip("", "", "", List.of(), new double[0], waveform.rateHz(), waveform.samples());
  }
}
