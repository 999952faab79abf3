package io.formant.stages.voice;

import io.formant.artifact.Block;
import io.formant.artifact.Kind;
import io.formant.artifact.Reportable;
import io.formant.model.vits.VitsConfig;
import io.formant.model.vits.VitsSound;
import io.formant.stages.learn.ModelCard;
import io.formant.stages.learn.TrainingHistory;
import io.formant.tensor.TensorData;
import io.formant.text.ipa.VitsText;
import java.util.List;
import java.util.Map;

/**
 * A small VITS trained here.
 *
 * @param text how it reads
 * @param voices of its speakers, in the order of their numbers
 * @param phonemizer that its text was read with
 * @param clips how many it was trained on
 */
@Kind("vits model")
public record VitsModel(
    VitsConfig config,
    VitsSound sound,
    VitsText text,
    List<String> voices,
    Phonemes phonemizer,
    Map<String, TensorData> weights,
    TrainingHistory history,
    int clips)
    implements Reportable {

  /** Width of a token of every model that is trained here. */
  static final int HIDDEN_CHANNELS = 64;

  public VitsModel {
    voices = List.copyOf(voices);
  }

  @Override
  public List<Block> blocks() {
    return new ModelCard(
            "VITS",
            "text encoder, stochastic duration predictor, posterior encoder, flow and HiFi-GAN decoder, of width "
                + HIDDEN_CHANNELS,
            ModelCard.count(weights),
            "%d clips of %d voices of the train split".formatted(clips, voices.size()),
            "distances of spectra at several resolutions, divergence of posterior and prior, likelihood of durations",
            "No discriminator judged it, and its melody is poor: it shows how the parts work together and is no match for a published"
                + " checkpoint.")
        .with(history);
  }
}
