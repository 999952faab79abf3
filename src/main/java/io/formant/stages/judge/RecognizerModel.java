package io.formant.stages.judge;

import io.formant.artifact.Block;
import io.formant.artifact.Kind;
import io.formant.artifact.Reportable;
import io.formant.audio.spectrum.MelSettings;
import io.formant.model.recognizer.RecognizerConfig;
import io.formant.stages.learn.ModelCard;
import io.formant.stages.learn.TrainingHistory;
import io.formant.tensor.TensorData;
import java.util.List;
import java.util.Map;

/**
 * Two small recognisers, of what is said and of who says it.
 *
 * @param settings of the mel spectrograms they read
 * @param trainedOn keys of the clips they learnt from: others are fit to check them on
 */
@Kind("recognizer")
public record RecognizerModel(
    MelSettings settings, Part content, Part voice, List<String> trainedOn) implements Reportable {

  /**
   * One recogniser.
   *
   * @param labels what it tells apart
   */
  public record Part(
      RecognizerConfig config,
      List<String> labels,
      Map<String, TensorData> weights,
      TrainingHistory history) {}

  public RecognizerModel {
    trainedOn = List.copyOf(trainedOn);
  }

  @Override
  public List<Block> blocks() {
    TrainingHistory said = content.history();
    TrainingHistory heard = voice.history();
    return List.of(
        card().table(said.trainedSteps() + " for content, " + heard.trainedSteps() + " for voices"),
        new Block.Curve(
            "Recogniser training loss",
            "Means over stretches of steps.",
            "step",
            "loss",
            List.of(
                new Block.Line("content", said.steps(), said.losses()),
                new Block.Line("voice", heard.steps(), heard.losses()))));
  }

  private ModelCard card() {
    return new ModelCard(
        "Recognisers",
        "one classifier of log-mel spectrograms for content, one for voices",
        ModelCard.count(content.weights()) + ModelCard.count(voice.weights()),
        "%d real clips, of pairs that are withheld from the generator too"
            .formatted(trainedOn.size()),
        "cross entropy",
        "They tell %d texts and %d voices of this corpus apart and know of no others: what is none of them is heard as one of them."
            .formatted(content.labels().size(), voice.labels().size()));
  }
}
