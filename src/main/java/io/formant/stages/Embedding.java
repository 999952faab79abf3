package io.formant.stages;

import io.formant.artifact.Artifact;
import io.formant.artifact.Kind;

/** One vector that stands for a clip, (E). */
@Kind("embedding")
public record Embedding(float[] values) implements Artifact {}
