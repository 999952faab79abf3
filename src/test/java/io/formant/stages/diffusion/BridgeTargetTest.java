package io.formant.stages.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.artifact.Artifact;
import io.formant.diffusion.Objective;
import io.formant.diffusion.Schedule;
import io.formant.diffusion.Solver;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames are generated from the content, over a bridge, as from noise. */
class BridgeTargetTest {
  private static final int RATE_HZ = 8000;
  private static final int HOP_SAMPLES = 80;
  private static final int WIDTH = 3;
  private static final From<Target> TARGET = new From<>("latents");
  private static final From<Contents> CONTENT = new From<>("content");
  private static final From<Embeddings> STYLE = new From<>("style");
  private static final From<DiffusionModel> MODEL = new From<>("model");
  private static final Traits LATENTS =
      Traits.of(Latents.class).withRateHz(RATE_HZ).withHopSamples(HOP_SAMPLES).withWidth(WIDTH);

  private static final TrainDiffusion TRAIN = new TrainDiffusion();
  private static final TrainDiffusion.Spec TRAINING = new TrainDiffusion.Spec(
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
      TrainDiffusion.ContentFrom.ANOTHER_VOICE,
      Optional.of(new BridgeShape(1, 10)),
      Optional.empty(),
      WaveformLoss.NONE,
      Optional.empty(),
      Optional.empty(),
      Recipes.of("{}"));

  private static final SampleSpeech SAMPLE = new SampleSpeech();
  private static final SampleSpeech.Spec SAMPLING = new SampleSpeech.Spec(
      MODEL,
      CONTENT,
      STYLE,
      2,
      Solver.DDIM,
      Schedule.Spacing.LINEAR,
      new GuidanceScales(2, 3),
      new SampleSpeech.GuidanceTimes(0, 1),
      Optional.empty(),
      new SampleSpeech.Takes(1, 1, 1),
      new SampleSpeech.Proof(0, List.of()));

  @TempDir
  Path folder;

  private static List<Item<LatentFrames>> latents() {
    return TinyCorpus.clips().stream()
        .map(item -> Item.of(
            item.key(),
            item.labels(),
            new LatentFrames(
                item.value().voice(), RATE_HZ, HOP_SAMPLES, frames(item.value().samples()))))
        .toList();
  }

  /** A few samples of each frame. */
  private static float[][] frames(float[] samples) {
    float[][] frames = new float[samples.length / HOP_SAMPLES][WIDTH];
    for (int f = 0; f < frames.length; f++) {
      System.arraycopy(samples, f * HOP_SAMPLES, frames[f], 0, WIDTH);
    }
    return frames;
  }

  private static <A extends Artifact> List<Item<A>> train(From<?> from, List<Item<A>> items) {
    return MemoryInputs.consumed(items, entries -> TRAIN.consumes(TRAINING, from, entries));
  }

  private static <A extends Artifact> List<Item<A>> sample(From<?> from, List<Item<A>> items) {
    return MemoryInputs.consumed(items, entries -> SAMPLE.consumes(SAMPLING, from, entries));
  }

  private DiffusionModel trained() {
    MemoryInputs in = new MemoryInputs()
        .with(TARGET, LATENTS, train(TARGET, latents()))
        .with(
            CONTENT,
            Traits.of(Contents.class).withWidth(3),
            train(CONTENT, TrainAndSampleTest.contents(0.1)))
        .with(
            STYLE,
            Traits.of(Embeddings.class).withWidth(3),
            train(STYLE, TrainAndSampleTest.styles()));
    QuietTask task = new QuietTask(1, folder.resolve("checkpoint"));
    return TRAIN.run(TRAINING, in, task).items().get(0).value();
  }

  @Test
  void a_bridge_ends_in_targets_of_finite_values() {
    MemoryInputs in = new MemoryInputs()
        .with(MODEL, LATENTS.withKind(LatentModel.class), trained())
        .with(
            CONTENT,
            Traits.of(Contents.class).withWidth(3),
            sample(CONTENT, TrainAndSampleTest.contents(0.1)))
        .with(
            STYLE,
            Traits.of(Embeddings.class).withWidth(3),
            sample(STYLE, TrainAndSampleTest.styles()));

    assertThat(
            SAMPLE.run(SAMPLING, in, new QuietTask(5, folder.resolve("none"))).items())
        .isNotEmpty()
        .allSatisfy(item -> {
          LatentFrames latent = (LatentFrames) item.value();
          String given = item.label("style-voice");
          assertThat(latent.rateHz()).isEqualTo(RATE_HZ);
          assertThat(latent.hopSamples()).isEqualTo(HOP_SAMPLES);
          assertThat(latent.voice()).isEqualTo(given.isEmpty() ? item.label("voice") : given);
          assertThat(latent.values()).isNotEmpty();
          for (float[] frame : latent.values()) {
            assertThat(frame).hasSize(WIDTH).doesNotContain(Float.NaN);
          }
        });
  }

  @Test
  void a_bridge_starts_from_a_content_as_wide_as_the_target() {
    MemoryInputs in = new MemoryInputs()
        .with(TARGET, LATENTS, List.of())
        .with(CONTENT, Traits.of(Contents.class).withWidth(4), List.of())
        .with(STYLE, Traits.of(Embeddings.class).withWidth(3), List.of());
    assertThatThrownBy(() -> TRAIN.outputs(TRAINING, in))
        .hasMessageContaining("whose width is 4, expected the target's 3");
  }
}
