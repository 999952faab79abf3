package io.formant.stages;

import io.formant.artifact.Artifact;
import io.formant.artifact.Kind;

/**
 * A log-mel spectrogram.
 *
 * @param frames F
 * @param bands M
 * @param values natural logarithm of mel magnitudes, (F, M)
 */
@Kind("mel")
public record Mel(int rateHz, int frames, int bands, float[] values) implements Artifact {
  public Mel {
    if (values.length != frames * bands) {
      throw new IllegalArgumentException(
          values.length + " values, expected " + frames + " frames of " + bands + " bands");
    }
  }
}
