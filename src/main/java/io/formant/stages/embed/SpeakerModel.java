package io.formant.stages.embed;

import io.formant.artifact.Block;
import io.formant.artifact.Kind;
import io.formant.artifact.Reportable;
import io.formant.audio.spectrum.MelSettings;
import io.formant.model.speaker.SpeakerConfig;
import io.formant.stages.learn.TrainingHistory;
import io.formant.tensor.TensorData;
import java.util.List;
import java.util.Map;

/**
 * A small speaker encoder trained on a corpus' own clips.
 *
 * @param settings of the mel spectrograms that it reads
 * @param card what it was trained on and how well it tells voices apart
 */
@Kind("speaker model")
record SpeakerModel(
    MelSettings settings,
    SpeakerConfig config,
    Map<String, TensorData> weights,
    TrainingHistory history,
    SpeakerCard card)
    implements Reportable {

  @Override
  public List<Block> blocks() {
    return List.of(card.table(), history.curve("Speaker training loss", card.trained()));
  }
}
