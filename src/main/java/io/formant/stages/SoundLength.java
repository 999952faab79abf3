package io.formant.stages;

import io.formant.artifact.Artifact;
import io.formant.artifact.AudioLength;
import java.util.OptionalDouble;

/** Of clips, and of the frames that clips are made from. */
public final class SoundLength implements AudioLength {
  @Override
  public OptionalDouble seconds(Artifact item) {
    if (item instanceof Clip clip) return OptionalDouble.of(clip.lengthSeconds());
    if (item instanceof MelFrames mel) {
      int hopSamples = mel.settings().hopSamples();
      return OptionalDouble.of(seconds(mel.values(), hopSamples, mel.settings().rateHz()));
    }
    return item instanceof LatentFrames latent
        ? OptionalDouble.of(seconds(latent.values(), latent.hopSamples(), latent.rateHz()))
        : OptionalDouble.empty();
  }

  private static double seconds(float[][] frames, int hopSamples, int rateHz) {
    return (double) frames.length * hopSamples / rateHz;
  }
}
