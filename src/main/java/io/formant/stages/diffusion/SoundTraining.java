package io.formant.stages.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.diffusion.conditional.Condition;
import io.formant.diffusion.conditional.DiffusionLoss;
import io.formant.loss.CompositeLoss;
import io.formant.model.waveform.Reading;
import io.formant.model.waveform.WaveformConfig;
import io.formant.model.waveform.WaveformModel;
import io.formant.tensor.Kernels;
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
import org.jspecify.annotations.Nullable;

/**
 * What a waveform model learns by: batches of clips, each noised, to be predicted from their conditions, and where the content does
 * not tell a clip's length, the squared error of the part of the waveform that is spoken.
 */
final class SoundTraining implements AutoCloseable {
  private final SoundExamples examples;
  private final TrainDiffusion.Learned learned;
  private final Optional<CompositeLoss> onClean;
  private final int samples;
  private final Batches batches;
  private final Seed steps;
  private final Parameters parameters;
  private final WaveformModel model;

  /**
   * @param samples of every waveform
   * @param batch clips in a batch
   * @param onClean losses on the clean waveforms that predictions imply
   */
  SoundTraining(
      WaveformConfig config,
      TrainDiffusion.Learned learned,
      Optional<CompositeLoss> onClean,
      SoundExamples examples,
      int samples,
      int batch,
      Seed seed) {
    this.examples = examples;
    this.learned = learned;
    this.onClean = onClean;
    this.samples = samples;
    batches = Batches.of(examples.lengths(), batch, seed.at("batches"));
    steps = seed.at("step");
    parameters = new Parameters(seed.at("weights"));
    model = new WaveformModel(parameters.root(), config);
    onClean.ifPresent(this::check);
  }

  /** A loss that pulls at nothing would train nothing unnoticed. */
  private void check(CompositeLoss loss) {
    try (Scope scope = Scope.open()) {
      SoundBatch batch = batch(scope, batches.at(0));
      NDArray noise =
          scope.normal(steps.at("check").stream(), batch.x().getShape().getShape());
      loss.check(Kernels.masked(noise, batch.mask()), batch.x(), batch.mask());
    }
  }

  private SoundBatch batch(Scope scope, int[] clips) {
    return SoundBatch.of(
        scope, Arrays.stream(clips).mapToObj(examples::waveform).toList(), samples);
  }

  /** What the loss depends on. */
  Parameters parameters() {
    return parameters;
  }

  /**
   * The loss of a batch, a scalar.
   *
   * @param number of the batch, which decides the clips and all else that is random
   */
  NDArray loss(long number, Scope scope) {
    RandomStream random = steps.at(number).stream();
    int[] clips = batches.at(number);
    List<ClipCondition> conditions =
        Arrays.stream(clips).mapToObj(clip -> examples.draw(clip, random)).toList();
    SoundBatch batch = batch(scope, clips);
    NDArray styles = ClipCondition.styles(scope, conditions);
    Reading reading = model.read(contents(scope, conditions), styles);
    Condition condition = Condition.of(scope, reading.channels(), styles, batch.mask());
    NDArray loss = new DiffusionLoss(learned.objective(), learned.dropout(), onClean(scope))
        .at(
            (x, time, given) -> SoundGenerator.predict(model, x, time, given),
            batch.x(),
            condition,
            random,
            scope);
    NDArray duration = reading.duration();
    return duration == null ? loss : loss.add(durationLoss(duration, conditions, scope));
  }

  static NDArray contents(Scope scope, List<ClipCondition> conditions) {
    List<float[][]> contents = conditions.stream().map(ClipCondition::content).toList();
    float[] flat = WaveformContent.flat(contents);
    float[][] first = contents.get(0);
    return scope.from(flat, contents.size(), first.length, first[0].length);
  }

  private DiffusionLoss.@Nullable OnClean onClean(Scope scope) {
    return onClean
        .<DiffusionLoss.OnClean>map(
            loss -> (predicted, clean, mask) -> loss.at(predicted, clean, mask, scope))
        .orElse(null);
  }

  private NDArray durationLoss(NDArray parts, List<ClipCondition> conditions, Scope scope) {
    float[] spoken = new float[conditions.size()];
    for (int i = 0; i < spoken.length; i++) {
      spoken[i] = (float) conditions.get(i).frames() / samples;
    }
    return Kernels.meanSquareError(parts, scope.from(spoken, spoken.length, 1), null);
  }

  /** The model's parameters as they are now, by name. */
  Map<String, TensorData> weights() {
    return parameters.save();
  }

  @Override
  public void close() {
    parameters.close();
  }
}
