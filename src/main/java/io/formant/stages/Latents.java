package io.formant.stages;

import io.formant.artifact.Kind;
import io.formant.artifact.SetOf;

/** Clips as frames that a network learned. */
@Kind("latents")
public interface Latents extends SetOf<LatentFrames>, Target {}
