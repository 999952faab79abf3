package io.formant.stages;

import io.formant.artifact.Kind;
import io.formant.artifact.SetOf;

/** Log-mel spectrograms. */
@Kind("features")
public interface Mels extends SetOf<MelFrames>, Target {}
