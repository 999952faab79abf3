package io.formant.stages.diffusion;

import io.formant.artifact.Block;
import io.formant.diffusion.Objective;
import io.formant.model.VoiceBands;
import io.formant.model.denoiser.MelUNetConfig;
import io.formant.model.duration.DurationConfig;
import io.formant.stages.learn.TrainingHistory;
import io.formant.tensor.TensorData;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What generators of frames have in common, be they spectrograms or latents.
 *
 * @param weights of the U-Net, averaged over training
 * @param bands the average frame of a voice, told from its style
 * @param styles scale of the styles
 * @param objective what the U-Net predicts
 * @param bridge where sampling starts; from noise where empty
 * @param durations the duration model's weights
 * @param clips how many clips it was trained on
 */
record FrameNetwork(
    MelUNetConfig unet,
    Map<String, TensorData> weights,
    VoiceBands bands,
    StyleScale styles,
    Objective objective,
    Optional<BridgeSource> bridge,
    DurationConfig durationConfig,
    Map<String, TensorData> durations,
    TrainingHistory history,
    int clips) {

  List<Block> blocks() {
    long parameters =
        weights.values().stream().mapToLong(tensor -> tensor.values().length).sum();
    String note =
        "A U-Net of %.2f million parameters trained on %d clips; the loss is that of the objective, on training clips."
            .formatted(parameters / 1e6, clips);
    return List.of(history.curve("Diffusion training loss", note));
  }
}
