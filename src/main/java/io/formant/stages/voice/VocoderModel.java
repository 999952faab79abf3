package io.formant.stages.voice;

import io.formant.artifact.Block;
import io.formant.artifact.Kind;
import io.formant.artifact.Reportable;
import io.formant.model.vocoder.VocoderConfig;
import io.formant.stages.learn.ModelCard;
import io.formant.stages.learn.TrainingHistory;
import io.formant.tensor.TensorData;
import java.util.List;
import java.util.Map;

/**
 * A small vocoder trained here.
 *
 * @param clips how many it was trained on
 * @param seconds how long they are together
 */
@Kind("vocoder")
record VocoderModel(
    VocoderConfig config,
    Map<String, TensorData> weights,
    TrainingHistory history,
    int clips,
    double seconds)
    implements Reportable {

  @Override
  public List<Block> blocks() {
    return new ModelCard(
            "Vocoder",
            "%d residual blocks of %d channels over frames, which predict a spectrum for each log-mel frame"
                .formatted(config.blocks(), config.channels()),
            ModelCard.count(weights),
            "%d clips (%.0f s) of the train split".formatted(clips, seconds),
            "distances of spectra at several resolutions and of mel spectrograms",
            "No discriminator judged it, so expect a somewhat metallic sound. It knows the voices and words of its corpus; on others it"
                + " was not tried. It is no published HiFi-GAN.")
        .with(history);
  }
}
