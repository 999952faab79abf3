package io.formant.stages.diffusion;

import io.formant.artifact.Block;
import io.formant.artifact.Kind;
import io.formant.artifact.Reportable;
import io.formant.audio.spectrum.MelSettings;
import io.formant.diffusion.Objective;
import io.formant.model.VoiceBands;
import io.formant.model.denoiser.MelUNetConfig;
import io.formant.model.duration.DurationConfig;
import io.formant.stages.learn.TrainingHistory;
import io.formant.tensor.TensorData;
import java.util.List;
import java.util.Map;

/**
 * A trained generator of mel spectrograms with everything that sampling needs.
 *
 * @param settings of the spectrograms it generates
 * @param weights of the U-Net, averaged over training
 * @param bands the average spectrum of a voice, told from its style
 * @param styles scale of the styles
 * @param objective what the U-Net predicts
 * @param durations the duration model's weights
 * @param clips how many clips it was trained on
 */
@Kind("model")
record DiffusionModel(
    MelSettings settings,
    MelUNetConfig unet,
    Map<String, TensorData> weights,
    VoiceBands bands,
    StyleScale styles,
    Objective objective,
    DurationConfig durationConfig,
    Map<String, TensorData> durations,
    TrainingHistory history,
    int clips)
    implements Reportable {

  @Override
  public List<Block> blocks() {
    long parameters =
        weights.values().stream().mapToLong(tensor -> tensor.values().length).sum();
    String note =
        "A U-Net of %.2f million parameters trained on %d clips; the loss is that of the objective, on training clips."
            .formatted(parameters / 1e6, clips);
    return List.of(history.curve("Diffusion training loss", note));
  }
}
