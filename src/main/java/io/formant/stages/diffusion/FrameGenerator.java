package io.formant.stages.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.artifact.Artifact;
import io.formant.diffusion.Noise;
import io.formant.diffusion.conditional.Condition;
import io.formant.diffusion.conditional.ConditionalSampler;
import io.formant.diffusion.conditional.Denoiser;
import io.formant.model.ContentFrames;
import io.formant.model.MelBatch;
import io.formant.model.denoiser.MelUNet;
import io.formant.model.duration.DurationModel;
import io.formant.stages.Content;
import io.formant.stages.Rows;
import io.formant.tensor.Parameters;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Generates frames of clips of any length.
 *
 * @param <O> what the frames are of
 */
final class FrameGenerator<O extends Artifact> implements Generator<O>, Denoiser {
  /** How far takes differ in length, 1 being as far as real ones do. */
  private static final double TAKE_TEMPERATURE = 0.7;

  private final FrameNetwork model;
  private final Output<O> output;
  private final Parameters parameters;
  private final MelUNet unet;
  private final DurationModel durations;

  /** What becomes of generated frames. */
  @FunctionalInterface
  interface Output<O extends Artifact> {

    /**
     * @param values (F, C)
     * @param voice whose style was given, or who was asked for where none was
     */
    O of(float[][] values, String voice);
  }

  FrameGenerator(FrameNetwork model, Output<O> output) {
    this.model = model;
    this.output = output;
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

  @Override
  public ClipCondition condition(Content content, Optional<float[]> style, RandomStream random) {
    float[] scaled =
        style.map(model.styles()::apply).orElse(new float[model.unet().styleWidth()]);
    float[][] tokens = content.rows();
    int[] frames = durations.frames(tokens, scaled, random, TAKE_TEMPERATURE);
    return new ClipCondition(ContentFrames.of(tokens, frames), scaled);
  }

  @Override
  public List<O> generate(List<PreparedPrompt> batch, ConditionalSampler sampler) {
    int multiple = model.unet().frameMultiple();
    int width = model.unet().targetChannels();
    List<ClipCondition> conditions =
        batch.stream().map(PreparedPrompt::condition).toList();
    List<float[][]> noises = batch.stream().map(prompt -> prompt.noise(width)).toList();
    try (Scope scope = Scope.open()) {
      Condition condition = ClipCondition.batch(scope, conditions, multiple);
      NDArray noise = MelBatch.of(scope, noises, multiple).mel();
      float[] values = batch.get(0).prompt().isNoise()
          ? noise.toFloatArray()
          : sampled(batch, sampler, condition, noise, scope).toFloatArray();
      int stride = values.length / batch.size();
      return IntStream.range(0, batch.size())
          .mapToObj(i -> made(values, i * stride, batch.get(i)))
          .toList();
    }
  }

  private NDArray sampled(
      List<PreparedPrompt> batch,
      ConditionalSampler sampler,
      Condition condition,
      NDArray noise,
      Scope scope) {
    if (model.bridge().isEmpty()) {
      return sampler
          .sample(this, condition, batch.get(0).guidance(), noise, scope)
          .target();
    }
    BridgeSource from = model.bridge().get();
    int multiple = model.unet().frameMultiple();
    List<float[][]> sources =
        batch.stream().map(prompt -> from.of(prompt.condition())).toList();
    return sampler.cross(
        from.shape().bridge(),
        this,
        condition,
        batch.get(0).guidance(),
        MelBatch.of(scope, sources, multiple).mel(),
        onTheWay(batch),
        scope);
  }

  /** Noise of each clip's own, whatever else is in its batch. */
  private Noise onTheWay(List<PreparedPrompt> batch) {
    int width = model.unet().targetChannels();
    List<RandomStream> streams =
        batch.stream().map(prompt -> prompt.seed().at("bridge").stream()).toList();
    return (scope, shape) -> {
      List<float[][]> noises = IntStream.range(0, batch.size())
          .mapToObj(i -> {
            int frames = batch.get(i).condition().frames();
            return Rows.of(streams.get(i).normals(frames * width), 0, frames, width);
          })
          .toList();
      return MelBatch.of(scope, noises, model.unet().frameMultiple()).mel();
    };
  }

  /** The frames on the scale of the style. */
  private O made(float[] values, int offset, PreparedPrompt prompt) {
    ClipCondition condition = prompt.condition();
    float[][] frames = Rows.of(values, offset, condition.frames(), model.unet().targetChannels());
    float[][] scaled = model.bands().in(condition.style()).denormalize(frames);
    return output.of(scaled, prompt.prompt().style().of());
  }

  @Override
  public void close() {
    parameters.close();
  }
}
