package io.formant.stages.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.diffusion.conditional.Condition;
import io.formant.diffusion.conditional.ConditionalSampler;
import io.formant.diffusion.conditional.Denoiser;
import io.formant.model.ContentFrames;
import io.formant.model.MelBatch;
import io.formant.model.denoiser.MelUNet;
import io.formant.model.duration.DurationModel;
import io.formant.stages.Content;
import io.formant.stages.MelFrames;
import io.formant.stages.Rows;
import io.formant.tensor.Parameters;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A stored diffusion model, ready to run. */
final class Generator implements Denoiser, AutoCloseable {
  /** How far takes differ in length, 1 being as far as real ones do. */
  private static final double TAKE_TEMPERATURE = 0.7;

  private final DiffusionModel model;
  private final Parameters parameters;
  private final MelUNet unet;
  private final DurationModel durations;

  Generator(DiffusionModel model) {
    this.model = model;
    parameters = new Parameters(new Seed(0));
    unet = new MelUNet(parameters.root(), model.unet());
    parameters.load(model.weights());
    durations = DurationModel.of(model.durationConfig(), model.durations());
  }

  @Override
  public NDArray predict(NDArray x, NDArray time, Condition condition) {
    return predict(unet, x, time, condition);
  }

  static NDArray predict(MelUNet unet, NDArray x, NDArray time, Condition condition) {
    return unet.predict(
        x, time, condition.content(), condition.style(), condition.styleKept(), condition.mask());
  }

  /**
   * The content in this voice's time: durations are predicted, those of the content are not read.
   *
   * @param style as embedded, (E); empty for the style in the middle of all voices
   */
  ClipCondition condition(Content content, Optional<float[]> style, RandomStream random) {
    float[] scaled =
        style.map(model.styles()::apply).orElse(new float[model.unet().styleWidth()]);
    float[][] tokens = content.rows();
    int[] frames = durations.frames(tokens, scaled, random, TAKE_TEMPERATURE);
    return new ClipCondition(ContentFrames.of(tokens, frames), scaled);
  }

  /** The clips of a batch of prompts, all of one guidance. */
  List<MelFrames> generate(List<PreparedPrompt> batch, ConditionalSampler sampler) {
    int multiple = model.unet().frameMultiple();
    int mels = model.unet().targetChannels();
    List<ClipCondition> conditions =
        batch.stream().map(PreparedPrompt::condition).toList();
    List<float[][]> noises = batch.stream().map(prompt -> prompt.noise(mels)).toList();
    try (Scope scope = Scope.open()) {
      Condition condition = ClipCondition.batch(scope, conditions, multiple);
      NDArray noise = MelBatch.of(scope, noises, multiple).mel();
      float[] values = batch.get(0).prompt().isNoise()
          ? noise.toFloatArray()
          : sampler
              .sample(this, condition, batch.get(0).guidance(), noise, scope)
              .target()
              .toFloatArray();
      int stride = values.length / batch.size();
      return IntStream.range(0, batch.size())
          .mapToObj(i -> mel(values, i * stride, conditions.get(i)))
          .toList();
    }
  }

  /** As log-mel values in the style's spectrum, none below that of silence. */
  private MelFrames mel(float[] values, int offset, ClipCondition condition) {
    int mels = model.unet().targetChannels();
    float[][] picture = Rows.of(values, offset, condition.frames(), mels);
    float[][] mel = model.bands().in(condition.style()).denormalize(picture);
    float silence = model.settings().logFloor();
    for (float[] frame : mel) {
      for (int band = 0; band < frame.length; band++) {
        frame[band] = Math.max(silence, frame[band]);
      }
    }
    return new MelFrames(model.settings(), mel);
  }

  @Override
  public void close() {
    parameters.close();
  }
}
