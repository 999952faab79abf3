package io.formant.stages.audio;

import io.formant.audio.Resampler;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.MapStage;
import io.formant.stage.StageType;
import io.formant.stage.Traits;
import io.formant.stages.Clip;
import io.formant.stages.Clips;

/** Brings every clip to one sampling rate by windowed-sinc interpolation. */
@StageType(
    value = "resample",
    about = "brings every clip to one sampling rate",
    example = "{type: resample, from: clips, rate-hz: 48000}")
final class Resample implements MapStage<Resample.Spec, Clip, Clip> {

  record Spec(
      @Doc("clips to resample") From<Clips> from,
      @Doc("target sampling rate [Hz]") int rateHz) {
    Spec {
      if (rateHz < 4000 || rateHz > 192_000) {
        throw new IllegalArgumentException("rate-hz must be within 4000 and 192000, was " + rateHz);
      }
    }
  }

  @Override
  public Traits outputs(Spec spec, Traits in) {
    return in.withRateHz(spec.rateHz());
  }

  @Override
  public Clip run(Spec spec, Clip clip) {
    return clip.with(Resampler.resample(clip.waveform(), spec.rateHz()));
  }
}
