package io.formant.stages.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.formant.stages.Mels;
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

/** Latents are generated as spectrograms are, and stay latents. */
class LatentTargetTest {
  private static final int RATE_HZ = 8000;
  private static final int HOP_SAMPLES = 80;
  private static final int WIDTH = 6;
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
      TrainDiffusion.ContentFrom.OWN,
      Optional.empty(),
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
  void a_model_of_latents_samples_latents_in_the_voice_whose_style_was_given() {
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
  void what_is_sampled_is_of_the_targets_kind_rate_hop_and_width() {
    MemoryInputs in = new MemoryInputs()
        .with(TARGET, LATENTS, List.of())
        .with(CONTENT, Traits.of(Contents.class).withWidth(3), List.of())
        .with(STYLE, Traits.of(Embeddings.class).withWidth(3), List.of());
    Traits model = TRAIN.outputs(TRAINING, in);

    assertThat(model).isEqualTo(LATENTS.withKind(LatentModel.class));
    assertThat(SAMPLE.outputs(SAMPLING, new MemoryInputs().with(MODEL, model, List.of())))
        .isEqualTo(LATENTS);
    assertThat(SAMPLE.outputs(
            SAMPLING, new MemoryInputs().with(MODEL, model.withKind(MelModel.class), List.of())))
        .isEqualTo(LATENTS.withKind(Mels.class));
  }
}
