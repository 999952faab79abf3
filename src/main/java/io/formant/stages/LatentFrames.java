package io.formant.stages;

import io.formant.artifact.Artifact;
import io.formant.artifact.Kind;

/**
 * A clip as frames of numbers that a network learned, to be heard through its decoder.
 *
 * @param voice who speaks; empty where nobody is named
 * @param rateHz of the sound behind it
 * @param hopSamples of a frame
 * @param values (F, C)
 */
@Kind("latent")
public record LatentFrames(String voice, int rateHz, int hopSamples, float[][] values)
    implements Artifact {

  /** The same clip with other values. */
  public LatentFrames with(float[][] other) {
    return new LatentFrames(voice, rateHz, hopSamples, other);
  }
}
