package io.formant.stages.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.stage.From;
import io.formant.stage.Item;
import io.formant.stage.Traits;
import io.formant.stage.Weights;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.LatentFrames;
import io.formant.stages.Latents;
import io.formant.stages.MemoryInputs;
import io.formant.stages.QuietTask;
import io.formant.stages.TinyCorpus;
import io.formant.stages.learn.Recipes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainVitsTest {
  private static final From<Clips> CLIPS = new From<>("clips");
  private static final From<Latents> LATENTS = new From<>("latents");
  private static final From<VitsModel> VITS = new From<>("vits");
  private static final int HOP_SAMPLES = 128;
  private static final Traits CLIPS_TRAITS = Traits.of(Clips.class).withRateHz(TinyCorpus.RATE_HZ);
  private static final TrainVits STAGE = new TrainVits();

  @TempDir
  Path folder;

  static TrainVits.Spec spec(int steps) {
    return new TrainVits.Spec(
        CLIPS, new VitsShape(6, 16, 9), steps, 3, 5e-3, Phonemes.BUNDLED, Recipes.of("{}"));
  }

  private VitsModel trained(List<Item<Clip>> clips, int steps) {
    TrainVits.Spec spec = spec(steps);
    MemoryInputs in = new MemoryInputs()
        .with(
            CLIPS,
            CLIPS_TRAITS,
            MemoryInputs.consumed(clips, entries -> STAGE.consumes(spec, CLIPS, entries)));
    return STAGE
        .run(spec, in, new QuietTask(1, folder.resolve("checkpoint")))
        .items()
        .get(0)
        .value();
  }

  @Test
  void what_it_learns_brings_its_loss_down() {
    VitsModel model = trained(TinyCorpus.clips(), 15);
    double[] losses = model.history().losses();

    assertThat(model.clips()).isEqualTo(18);
    assertThat(model.voices()).isEqualTo(TinyCorpus.VOICES);
    assertThat(losses).hasSize(15);
    assertThat(mean(losses, 10, 15)).isLessThan(0.95 * mean(losses, 0, 5));
  }

  private static double mean(double[] values, int begin, int end) {
    return Arrays.stream(values, begin, end).average().orElseThrow();
  }

  @Test
  void a_trained_model_stands_where_published_weights_do() throws IOException {
    VitsModel model = trained(TinyCorpus.clips(), 2);
    Traits traits = STAGE.outputs(spec(2), new MemoryInputs().with(CLIPS, CLIPS_TRAITS, List.of()));
    MemoryInputs in = new MemoryInputs().with(VITS, traits, model);
    VocodeVits stage = new VocodeVits();
    VocodeVits.Spec spec = new VocodeVits.Spec(
        LATENTS,
        new Weights.Trained<>(VITS),
        Optional.empty(),
        List.of(),
        Optional.of("cat"),
        false);
    Clip clip = TinyCorpus.clips().get(0).value();
    try (VitsVoices voices = stage.prepare(spec, in)) {
      LatentFrames latent = new LatentFrames(
          "ann",
          TinyCorpus.RATE_HZ,
          HOP_SAMPLES,
          new float[clip.samples().length / HOP_SAMPLES][6]);

      assertThat(stage.run(spec, voices, latent).samples())
          .hasSize(latent.values().length * HOP_SAMPLES);
    }
    assertThat(traits)
        .isEqualTo(Traits.of(VitsModel.class)
            .withRateHz(TinyCorpus.RATE_HZ)
            .withHopSamples(HOP_SAMPLES)
            .withWidth(6));
  }

  @Test
  void clips_shorter_than_their_text_are_learned_from_with_silence_behind_them() {
    List<Item<Clip>> clips = TinyCorpus.clips().stream()
        .map(item -> Item.of(item.key(), item.labels(), cut(item.value())))
        .toList();

    assertThat(trained(clips, 1).weights().values())
        .allSatisfy(weight -> assertThat(weight.values()).doesNotContain(Float.NaN));
  }

  private static Clip cut(Clip clip) {
    return TinyCorpus.clip(clip.voice(), clip.text(), clip.waveform().slice(0, HOP_SAMPLES));
  }

  @Test
  void frames_are_as_long_at_every_rate_and_sizes_that_cannot_be_are_refused() {
    assertThat(VitsShape.sound(8000).hopSamples()).isEqualTo(128);
    assertThat(VitsShape.sound(16_000).hopSamples()).isEqualTo(256);
    assertThat(VitsShape.sound(22_050).hopSamples()).isEqualTo(256);
    assertThatThrownBy(() -> new VitsShape(7, 16, 9))
        .hasMessage("latent-channels must be even and positive, was 7");
    assertThatThrownBy(() -> new VitsShape(6, 4, 8))
        .hasMessage(
            "decoder-channels must be at least 8 and segment-frames at least 9, were 4 and 8");
    assertThatThrownBy(() -> spec(0))
        .hasMessageStartingWith("steps, batch and lr must be positive");
  }
}
