package io.formant.stages.diffusion;

import io.formant.artifact.Artifact;
import io.formant.diffusion.Objective;
import io.formant.stage.From;
import io.formant.stage.Item;
import io.formant.stage.Traits;
import io.formant.stages.Contents;
import io.formant.stages.Embeddings;
import io.formant.stages.LatentFrames;
import io.formant.stages.Latents;
import io.formant.stages.MemoryInputs;
import io.formant.stages.QuietTask;
import io.formant.stages.Target;
import io.formant.stages.TinyCorpus;
import io.formant.stages.learn.Recipes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A tiny model of latents, from training to samples.
 *
 * @param width of a latent frame
 */
record LatentTraining(
    int width, TrainDiffusion.ContentFrom contentFrom, Optional<BridgeShape> bridge) {
  static final int RATE_HZ = 8000;
  static final int HOP_SAMPLES = 80;
  static final From<DiffusionModel> MODEL = TinySampling.MODEL;
  static final TrainDiffusion TRAIN = new TrainDiffusion();
  static final SampleSpeech SAMPLE = new SampleSpeech();

  private static final From<Target> TARGET = new From<>("latents");
  private static final From<Contents> CONTENT = TinySampling.CONTENT;
  private static final From<Embeddings> STYLE = TinySampling.STYLE;

  static final SampleSpeech.Spec SAMPLING = TinySampling.SPEC;

  Traits latents() {
    return Traits.of(Latents.class)
        .withRateHz(RATE_HZ)
        .withHopSamples(HOP_SAMPLES)
        .withWidth(width);
  }

  TrainDiffusion.Spec training() {
    return new TrainDiffusion.Spec(
        TARGET,
        CONTENT,
        STYLE,
        new UNetShape(
            List.of(8, 16), List.of(1, 2), List.of(1, 1), List.of(0, 1), List.of(0, 1), 2, 8, 16),
        3,
        4,
        1e-3,
        Objective.VELOCITY,
        new TrainDiffusion.ConditionDropout(0.1, 0.1, 0.1),
        contentFrom,
        bridge,
        Optional.empty(),
        WaveformLoss.NONE,
        Optional.empty(),
        Optional.empty(),
        Recipes.of("{}"));
  }

  private List<Item<LatentFrames>> clips() {
    return TinyCorpus.clips().stream()
        .map(item -> Item.of(
            item.key(),
            item.labels(),
            new LatentFrames(
                item.value().voice(), RATE_HZ, HOP_SAMPLES, frames(item.value().samples()))))
        .toList();
  }

  /** A few samples of each frame. */
  private float[][] frames(float[] samples) {
    float[][] frames = new float[samples.length / HOP_SAMPLES][width];
    for (int f = 0; f < frames.length; f++) {
      System.arraycopy(samples, f * HOP_SAMPLES, frames[f], 0, width);
    }
    return frames;
  }

  private <A extends Artifact> List<Item<A>> train(From<?> from, List<Item<A>> items) {
    return MemoryInputs.consumed(items, entries -> TRAIN.consumes(training(), from, entries));
  }

  private static <A extends Artifact> List<Item<A>> sample(From<?> from, List<Item<A>> items) {
    return MemoryInputs.consumed(items, entries -> SAMPLE.consumes(SAMPLING, from, entries));
  }

  DiffusionModel trained(Path folder) {
    MemoryInputs in = new MemoryInputs()
        .with(TARGET, latents(), train(TARGET, clips()))
        .with(
            CONTENT,
            Traits.of(Contents.class).withWidth(3),
            train(CONTENT, TrainAndSampleTest.contents(0.1)))
        .with(
            STYLE,
            Traits.of(Embeddings.class).withWidth(3),
            train(STYLE, TrainAndSampleTest.styles()));
    QuietTask task = new QuietTask(1, folder.resolve("checkpoint"));
    return TRAIN.run(training(), in, task).items().get(0).value();
  }

  /** What a trained model yields. */
  List<Item<Artifact>> sampled(Path folder) {
    MemoryInputs in = new MemoryInputs()
        .with(MODEL, latents().withKind(LatentModel.class), trained(folder))
        .with(
            CONTENT,
            Traits.of(Contents.class).withWidth(3),
            sample(CONTENT, TrainAndSampleTest.contents(0.1)))
        .with(
            STYLE,
            Traits.of(Embeddings.class).withWidth(3),
            sample(STYLE, TrainAndSampleTest.styles()));
    return SAMPLE.run(SAMPLING, in, new QuietTask(5, folder.resolve("none"))).items();
  }

  /** What is known of the model before it is trained, given a content of some width. */
  Traits model(int contentWidth) {
    MemoryInputs in = new MemoryInputs()
        .with(TARGET, latents(), List.of())
        .with(CONTENT, Traits.of(Contents.class).withWidth(contentWidth), List.of())
        .with(STYLE, Traits.of(Embeddings.class).withWidth(3), List.of());
    return TRAIN.outputs(training(), in);
  }
}
