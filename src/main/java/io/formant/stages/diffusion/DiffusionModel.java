package io.formant.stages.diffusion;

import io.formant.artifact.Artifact;
import io.formant.artifact.Kind;
import io.formant.artifact.Reportable;
import io.formant.diffusion.Objective;
import io.formant.stages.learn.ModelCard;

/** A trained generator with everything that sampling needs; what it generates is in its type. */
@Kind("model")
sealed interface DiffusionModel extends Reportable permits MelModel, LatentModel, SoundModel {

  /** What its network predicts. */
  Objective objective();

  /** The model, loaded. */
  Generator<? extends Artifact> open();

  /**
   * What a report says of it.
   *
   * @param predicted what its network predicts, as words
   */
  static ModelCard card(String network, long parameters, int clips, String predicted) {
    return new ModelCard(
        "Diffusion model",
        network,
        parameters,
        "%d clips of the train split".formatted(clips),
        "mean squared error of the predicted " + predicted,
        "It knows the voices and words of its corpus; on others it was not tried.");
  }
}
