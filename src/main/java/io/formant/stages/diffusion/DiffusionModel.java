package io.formant.stages.diffusion;

import io.formant.artifact.Artifact;
import io.formant.artifact.Kind;
import io.formant.artifact.Reportable;
import io.formant.diffusion.Objective;

/** A trained generator with everything that sampling needs; what it generates is in its type. */
@Kind("model")
sealed interface DiffusionModel extends Reportable permits MelModel, LatentModel, SoundModel {

  /** What its network predicts. */
  Objective objective();

  /** The model, loaded. */
  Generator<? extends Artifact> open();
}
