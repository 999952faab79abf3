package io.formant.stages;

import io.formant.artifact.Artifact;
import io.formant.artifact.Kind;
import io.formant.audio.spectrum.MelSettings;

/**
 * A log-mel spectrogram with the settings that made it, so that whoever turns it back into audio needs nothing else.
 *
 * @param values natural logarithm of mean amplitudes, (F, M)
 */
@Kind("mel")
public record MelFrames(MelSettings settings, float[][] values) implements Artifact {
  public MelFrames {
    for (float[] frame : values) {
      if (frame.length != settings.bands()) {
        throw new IllegalArgumentException(
            "a frame has " + frame.length + " bands, expected " + settings.bands());
      }
    }
  }
}
