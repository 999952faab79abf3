package io.formant.stages.embed;

import ai.djl.ndarray.NDArray;
import io.formant.artifact.Block;
import io.formant.artifact.Kind;
import io.formant.artifact.Reportable;
import io.formant.audio.spectrum.MelSettings;
import io.formant.model.speaker.Speaker;
import io.formant.model.speaker.SpeakerConfig;
import io.formant.stages.learn.ModelCard;
import io.formant.stages.learn.TrainingHistory;
import io.formant.tensor.Scope;
import io.formant.tensor.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small speaker encoder trained on a corpus' own clips.
 *
 * @param settings of the mel spectrograms that it reads
 * @param heard what it was trained on and how well it tells voices apart
 */
@Kind("speaker model")
public record SpeakerModel(
    MelSettings settings,
    SpeakerConfig config,
    Map<String, TensorData> weights,
    TrainingHistory history,
    HeardVoices heard)
    implements Reportable {

  /** The speaker encoder, ready to be listened by. */
  public Ear ear() {
    Speaker speaker = Speaker.of(config, weights);
    return new Ear() {
      @Override
      public int rateHz() {
        return settings.rateHz();
      }

      @Override
      public NDArray embed(NDArray waveforms, @Nullable NDArray mask, Scope scope) {
        return speaker.hear(waveforms, mask, settings, scope);
      }

      @Override
      public void close() {
        speaker.close();
      }
    };
  }

  @Override
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>(new ModelCard(
            "Speaker encoder",
            "an encoder of log-mel spectrograms to a space of width " + config.width(),
            ModelCard.count(weights),
            "%d clips of %d voices of the train split".formatted(heard.clips(), heard.voices()),
            "generalised end-to-end: a clip nearer to the mean of its own voice than to those of others",
            "It was tried on voices of this corpus alone. It is no published speaker encoder.")
        .with(history));
    blocks.add(heard.table());
    return blocks;
  }
}
