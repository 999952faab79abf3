package io.formant.stages;

import io.formant.artifact.Kind;
import io.formant.artifact.SetOf;

/** Recordings, real or generated. */
@Kind("clips")
public interface Clips extends SetOf<Clip>, Target {}
