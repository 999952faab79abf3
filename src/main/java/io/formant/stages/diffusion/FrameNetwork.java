package io.formant.stages.diffusion;

import io.formant.artifact.Block;
import io.formant.diffusion.Objective;
import io.formant.model.VoiceBands;
import io.formant.model.denoiser.MelUNetConfig;
import io.formant.model.duration.DurationConfig;
import io.formant.stages.learn.ModelCard;
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

  /** @param frames what it generates */
  List<Block> blocks(String frames) {
    return DiffusionModel.card(
            "a U-Net of %s with cross-attention to what is said and who says it, and a network of durations"
                .formatted(frames),
            ModelCard.count(weights) + ModelCard.count(durations),
            clips,
            bridge.isPresent() ? "way back over the bridge" : objective.words())
        .with(history);
  }
}
