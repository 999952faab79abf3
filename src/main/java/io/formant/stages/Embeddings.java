package io.formant.stages;

import io.formant.artifact.Kind;
import io.formant.artifact.SetOf;

/** A vector a clip: style for a diffusion model, points for a clustering. */
@Kind("embeddings")
public interface Embeddings extends SetOf<Embedding> {}
