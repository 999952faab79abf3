package io.formant.stages.embed;

import ai.djl.ndarray.NDArray;
import io.formant.artifact.Block;
import io.formant.artifact.Kind;
import io.formant.artifact.Reportable;
import io.formant.audio.spectrum.MelSettings;
import io.formant.model.clap.Clap;
import io.formant.model.clap.ClapConfig;
import io.formant.stages.learn.ModelCard;
import io.formant.stages.learn.TrainingHistory;
import io.formant.tensor.Scope;
import io.formant.tensor.TensorData;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small audio–text encoder trained on a corpus' own captions.
 *
 * @param settings of the mel spectrograms that its audio side reads
 * @param clips how many clips it was trained on
 * @param captions how many different captions they had
 */
@Kind("clap model")
public record ClapModel(
    MelSettings settings,
    ClapConfig config,
    Map<String, TensorData> weights,
    TrainingHistory history,
    int clips,
    int captions)
    implements Reportable {

  /** The CLAP, ready to be listened by. */
  public Ear ear() {
    Clap clap = Clap.of(config, weights);
    return new Ear() {
      @Override
      public int rateHz() {
        return settings.rateHz();
      }

      @Override
      public NDArray embed(NDArray waveforms, @Nullable NDArray mask, Scope scope) {
        return clap.hear(waveforms, mask, settings, scope);
      }

      @Override
      public void close() {
        clap.close();
      }
    };
  }

  @Override
  public List<Block> blocks() {
    return new ModelCard(
            "CLAP",
            "an encoder of log-mel spectrograms and one of captions, which meet in a space of width "
                + config.width(),
            ModelCard.count(weights),
            "%d clips of the train split with %d captions".formatted(clips, captions),
            "contrastive: a clip nearer to its own caption than to others, and a caption to its own clips",
            "It knows voices as far as these captions tell them apart, and no other sounds. It is no published CLAP.")
        .with(history);
  }
}
