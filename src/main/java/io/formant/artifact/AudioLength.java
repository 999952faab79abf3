package io.formant.artifact;

import java.util.OptionalDouble;

/** Tells how long the sound is that an artifact holds or stands for. Implementations are found as services. */
public interface AudioLength {
  /** In seconds; empty for what is no sound. */
  OptionalDouble seconds(Artifact item);
}
