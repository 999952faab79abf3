package io.formant.stages.voice;

import io.formant.artifact.Block;
import io.formant.artifact.Kind;
import io.formant.artifact.Reportable;
import io.formant.model.vocoder.VocoderConfig;
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
    long parameters =
        weights.values().stream().mapToLong(tensor -> tensor.values().length).sum();
    String card =
        ("A network of %.2f million parameters over frames, trained here from scratch on %d clips (%.0f s) of the train split, "
                + "which predicts a spectrum for each log-mel frame; nobody else's weights. No discriminator judged it, only distances of "
                + "spectra and of mel spectrograms, so expect a somewhat metallic sound. It knows the voices and words of that corpus; on "
                + "others it was not tried.")
            .formatted(parameters / 1e6, clips, seconds);
    return List.of(history.curve("Vocoder training loss", card));
  }
}
