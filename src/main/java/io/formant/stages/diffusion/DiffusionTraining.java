package io.formant.stages.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.diffusion.conditional.BridgeLoss;
import io.formant.diffusion.conditional.Condition;
import io.formant.diffusion.conditional.Denoiser;
import io.formant.diffusion.conditional.DiffusionLoss;
import io.formant.model.MelBatch;
import io.formant.model.denoiser.MelUNet;
import io.formant.model.denoiser.MelUNetConfig;
import io.formant.tensor.Parameters;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import io.formant.train.Batches;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the U-Net learns by: batches of examples, each noised, to be predicted from their conditions.
 *
 * <p>A trainer minimises {@link #loss} over {@link #parameters()}; then {@link #weights()} are the trained model.
 */
final class DiffusionTraining implements AutoCloseable {
  private final TrainingExamples examples;
  private final DiffusionLoss loss;
  private final Optional<BridgeSource> bridge;
  private final Batches batches;
  private final Seed steps;
  private final Parameters parameters;
  private final MelUNet unet;

  /**
   * @param bridge where sampling starts; from noise where empty
   * @param batch clips in a batch
   */
  DiffusionTraining(
      MelUNetConfig config,
      DiffusionLoss loss,
      Optional<BridgeSource> bridge,
      TrainingExamples examples,
      int batch,
      Seed seed) {
    this.examples = examples;
    this.loss = loss;
    this.bridge = bridge;
    batches = Batches.of(examples.lengths(), batch, seed.at("batches"));
    steps = seed.at("step");
    parameters = new Parameters(seed.at("weights"));
    unet = new MelUNet(parameters.root(), config);
  }

  /** What the loss depends on. */
  Parameters parameters() {
    return parameters;
  }

  /**
   * The diffusion loss of a batch, a scalar.
   *
   * @param number of the batch, which decides the clips and all else that is random
   */
  NDArray loss(long number, Scope scope) {
    RandomStream random = steps.at(number).stream();
    int[] clips = batches.at(number);
    int multiple = unet.config().frameMultiple();
    List<TrainingExamples.Drawn> drawn =
        Arrays.stream(clips).mapToObj(i -> examples.draw(i, random)).toList();
    List<ClipCondition> conditions =
        drawn.stream().map(TrainingExamples.Drawn::condition).toList();
    List<float[][]> mels = drawn.stream().map(TrainingExamples.Drawn::mel).toList();
    Denoiser denoiser = (x, time, condition) -> FrameGenerator.predict(unet, x, time, condition);
    NDArray clean = MelBatch.of(scope, mels, multiple).mel();
    Condition condition = ClipCondition.batch(scope, conditions, multiple);
    return bridge
        .map(from -> new BridgeLoss(from.shape().bridge(), loss.dropout())
            .at(denoiser, clean, sources(from, conditions, scope), condition, random, scope))
        .orElseGet(() -> loss.at(denoiser, clean, condition, random, scope));
  }

  private NDArray sources(BridgeSource from, List<ClipCondition> conditions, Scope scope) {
    List<float[][]> sources = conditions.stream().map(from::of).toList();
    return MelBatch.of(scope, sources, unet.config().frameMultiple()).mel();
  }

  /** The U-Net's parameters as they are now, by name. */
  Map<String, TensorData> weights() {
    return parameters.save();
  }

  @Override
  public void close() {
    parameters.close();
  }
}
