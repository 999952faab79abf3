package io.formant.stages.diffusion;

import io.formant.artifact.Block;
import io.formant.artifact.Kind;
import io.formant.diffusion.Objective;
import io.formant.model.waveform.WaveformConfig;
import io.formant.stages.learn.ModelCard;
import io.formant.stages.learn.TrainingHistory;
import io.formant.tensor.TensorData;
import java.util.List;
import java.util.Map;

/**
 * A generator of waveforms.
 *
 * @param samples of every waveform
 * @param weights averaged over training
 * @param styles scale of the styles
 * @param gain by which clips were multiplied for the network
 * @param objective what the network predicts
 * @param clips how many clips it was trained on
 */
@Kind("model of waveforms")
record SoundModel(
    int rateHz,
    int samples,
    WaveformConfig config,
    Map<String, TensorData> weights,
    StyleScale styles,
    double gain,
    Objective objective,
    TrainingHistory history,
    int clips)
    implements DiffusionModel {

  @Override
  public SoundGenerator open() {
    return new SoundGenerator(this);
  }

  WaveformContent reading() {
    return new WaveformContent(config.reader(), rateHz, samples);
  }

  @Override
  public List<Block> blocks() {
    return DiffusionModel.card(
            "a U-Net of waveforms with cross-attention to who says it, and a reader of what is said",
            ModelCard.count(weights),
            clips,
            objective.words())
        .with(history);
  }
}
