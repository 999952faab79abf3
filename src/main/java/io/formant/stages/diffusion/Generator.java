package io.formant.stages.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.diffusion.Condition;
import io.formant.diffusion.Denoiser;
import io.formant.model.acoustic.ContentFrames;
import io.formant.model.duration.DurationModel;
import io.formant.model.unet.UNet;
import io.formant.stages.Content;
import io.formant.tensor.Parameters;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Seed;
import java.util.Optional;

/** A stored diffusion model, ready to run. */
final class Generator implements Denoiser, AutoCloseable {
  /** How far takes differ in length, 1 being as far as real ones do. */
  private static final double TAKE_TEMPERATURE = 0.7;

  private final DiffusionModel model;
  private final Parameters parameters;
  private final UNet unet;
  private final DurationModel durations;

  Generator(DiffusionModel model) {
    this.model = model;
    parameters = new Parameters(new Seed(0));
    unet = new UNet(parameters.root(), model.unet());
    parameters.load(model.weights());
    durations = DurationModel.of(model.durationConfig(), model.durations());
  }

  @Override
  public NDArray predict(NDArray x, NDArray time, Condition condition) {
    return predict(unet, x, time, condition);
  }

  static NDArray predict(UNet unet, NDArray x, NDArray time, Condition condition) {
    return unet.forward(
        x, time, condition.content(), condition.style(), condition.styleKept(), condition.mask());
  }

  /**
   * The content in this voice's time: durations are predicted, those of the content are not read.
   *
   * @param style as embedded, (E); empty for the style in the middle of all voices
   */
  Utterance utterance(Content content, Optional<float[]> style, RandomStream random) {
    float[] scaled =
        style.map(model.styles()::apply).orElse(new float[model.unet().styleWidth()]);
    float[][] tokens = content.rows();
    int[] frames = durations.frames(tokens, scaled, random, TAKE_TEMPERATURE);
    return new Utterance(ContentFrames.of(tokens, frames), scaled);
  }

  /** A generated picture (F, M) as log-mel values. */
  float[][] denormalized(float[][] picture) {
    float[][] mel = new float[picture.length][picture[0].length];
    for (int frame = 0; frame < mel.length; frame++) {
      for (int band = 0; band < mel[frame].length; band++) {
        float value =
            picture[frame][band] * model.mels().deviation()[band] + model.mels().mean()[band];
        mel[frame][band] = Math.max(model.settings().logFloor(), value);
      }
    }
    return mel;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
