package io.formant.stages;

import io.formant.artifact.Artifact;
import io.formant.artifact.Kind;

/** What a diffusion model can learn to generate. */
@Kind("clips, features or latents")
public interface Target extends Artifact {}
