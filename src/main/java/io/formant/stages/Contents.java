package io.formant.stages;

import io.formant.artifact.Kind;
import io.formant.artifact.SetOf;

/** What is said in each clip. */
@Kind("content")
public interface Contents extends SetOf<Content> {}
