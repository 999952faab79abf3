package io.formant.stages.audio;

import io.formant.audio.spectrum.Mel;
import io.formant.audio.spectrum.MelSettings;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.MapStage;
import io.formant.stage.Rejection;
import io.formant.stage.StageType;
import io.formant.stage.Traits;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.MelFrames;
import io.formant.stages.Mels;
import java.util.Optional;

/** Log-mel spectrograms whose window and hop are times, so that they scale with the clips' rate. */
@StageType(
    value = "featurize.mel",
    about = "log-mel spectrograms; window and hop scale with the clips' rate",
    example = "{type: featurize.mel, from: clips, bands: 64}")
final class FeaturizeMel implements MapStage<FeaturizeMel.Spec, Clip, MelFrames> {

  record Spec(
      @Doc("clips to look at") From<Clips> from,

      @Doc("mel bands between low-hz and high-hz") @Default("64")
      int bands,

      @Doc("window length [ms]") @Default("50") double windowMs,
      @Doc("distance of two frames [ms]") @Default("12.5") double hopMs,

      @Doc("lower edge of the lowest band [Hz]") @Default("0")
      double lowHz,

      @Doc("upper edge of the highest band, half the rate if left out [Hz]")
      Optional<Double> highHz,

      @Doc("what the bands are evenly spaced on: htk, slaney") @Default("htk")
      MelSettings.Scale scale,

      @Doc("what a band is: mean (of amplitudes), area (librosa's slaney), peak") @Default("mean")
      MelSettings.Norm norm,

      @Doc("least amplitude before the logarithm, a full-scale sine having 1") @Default("1e-4")
      double floor) {
    Spec {
      if (bands < 8 || bands > 512) {
        throw new IllegalArgumentException("bands must be within 8 and 512, was " + bands);
      }
      if (!(hopMs > 0 && hopMs <= windowMs)) {
        throw new IllegalArgumentException(
            "hop-ms must be positive and at most the window of " + windowMs + " ms, was " + hopMs);
      }
      if (!(floor > 0)) {
        throw new IllegalArgumentException("floor must be positive, was " + floor);
      }
    }

    MelSettings settings(int rateHz) {
      int window = (int) Math.round(windowMs * rateHz / 1000);
      int hop = (int) Math.round(hopMs * rateHz / 1000);
      MelSettings settings = MelSettings.forRate(rateHz)
          .withBands(bands)
          .withRangeHz(lowHz, highHz.orElse(rateHz / 2.0))
          .withFilters(scale, norm)
          .withFloor(floor);
      return settings.windowSamples() == window && settings.hopSamples() == hop
          ? settings
          : settings.withFrames(window, hop);
    }
  }

  @Override
  public Traits outputs(Spec spec, Traits in) {
    int rateHz = in.rateHz().orElseThrow();
    double nyquistHz = rateHz / 2.0;
    if (!(spec.lowHz() >= 0
        && spec.lowHz() < spec.highHz().orElse(nyquistHz)
        && spec.highHz().orElse(nyquistHz) <= nyquistHz)) {
      throw new Rejection(
          "high-hz",
          "bands from " + spec.lowHz() + " to "
              + spec.highHz().orElse(nyquistHz) + " Hz, expected a range within 0 and " + nyquistHz
              + " Hz at this rate");
    }
    return Traits.of(Mels.class)
        .withRateHz(rateHz)
        .withHopSamples(spec.settings(rateHz).hopSamples())
        .withWidth(spec.bands());
  }

  @Override
  public MelFrames run(Spec spec, Clip clip) {
    MelSettings settings = spec.settings(clip.rateHz());
    return new MelFrames(settings, new Mel(settings).picture(clip.waveform()));
  }
}
