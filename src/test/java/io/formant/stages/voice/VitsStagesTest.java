package io.formant.stages.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.stage.From;
import io.formant.stage.PublishedFile;
import io.formant.stage.Rejection;
import io.formant.stage.Traits;
import io.formant.stage.Weights;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.LatentFrames;
import io.formant.stages.Latents;
import io.formant.stages.MemoryInputs;
import io.formant.stages.TinyCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VitsStagesTest {
  private static final From<Clips> CLIPS = new From<>("clips");
  private static final From<Latents> LATENTS = new From<>("latents");
  private static final Traits CLIPS_TRAITS = Traits.of(Clips.class).withRateHz(TinyCorpus.RATE_HZ);

  private final Clip clip = TinyCorpus.clips().get(0).value();

  @TempDir
  Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void publish() throws IOException {
    file = Published.vits(folder);
  }

  private Weights<VitsModel> weights() {
    return new Weights.Published<>(PublishedFile.at(file));
  }

  private FeaturizeVitsLatent.Spec featurize(
      FeaturizeVitsLatent.Of of, FeaturizeVitsLatent.Durations durations) {
    return new FeaturizeVitsLatent.Spec(
        CLIPS,
        weights(),
        Optional.empty(),
        of,
        durations,
        Optional.empty(),
        TinyCorpus.VOICES,
        Phonemes.BUNDLED);
  }

  private VocodeVits.Spec vocode(Optional<String> speaker) {
    return new VocodeVits.Spec(
        LATENTS, weights(), Optional.empty(), TinyCorpus.VOICES, speaker, false);
  }

  private LatentFrames latent(FeaturizeVitsLatent.Spec spec) throws IOException {
    FeaturizeVitsLatent stage = new FeaturizeVitsLatent();
    try (VitsVoices voices = stage.prepare(spec, new MemoryInputs())) {
      return stage.run(spec, voices, clip);
    }
  }

  @Test
  void the_config_beside_the_weights_tells_rate_hop_and_width() {
    FeaturizeVitsLatent.Spec spec =
        featurize(FeaturizeVitsLatent.Of.SOUND, FeaturizeVitsLatent.Durations.FOUND);
    Traits traits = new FeaturizeVitsLatent()
        .outputs(spec, new MemoryInputs().with(CLIPS, CLIPS_TRAITS, List.of()));

    assertThat(traits)
        .isEqualTo(Traits.of(Latents.class).withRateHz(8000).withHopSamples(64).withWidth(6));
    assertThat(spec.config()).isPresent();
  }

  @Test
  void sound_and_its_text_have_latents_of_one_length_and_are_heard_again() throws IOException {
    LatentFrames sound =
        latent(featurize(FeaturizeVitsLatent.Of.SOUND, FeaturizeVitsLatent.Durations.FOUND));
    LatentFrames text = latent(
        featurize(FeaturizeVitsLatent.Of.TEXT_POST_FLOW, FeaturizeVitsLatent.Durations.FOUND));
    VocodeVits stage = new VocodeVits();
    Clip heard;
    try (VitsVoices voices = stage.prepare(vocode(Optional.empty()), new MemoryInputs())) {
      heard = stage.run(vocode(Optional.empty()), voices, sound);
    }

    assertThat(sound.values()).hasDimensions(clip.samples().length / 64, 6);
    assertThat(text.values()).hasDimensions(sound.values().length, 6);
    assertThat(sound.voice()).isEqualTo("ann");
    assertThat(heard.samples()).hasSize(64 * sound.values().length);
    assertThat(heard.rateHz()).isEqualTo(8000);
  }

  @Test
  void the_same_clip_has_the_same_latent_and_another_speaker_another_sound() throws IOException {
    FeaturizeVitsLatent.Spec spec =
        featurize(FeaturizeVitsLatent.Of.SOUND, FeaturizeVitsLatent.Durations.FOUND);
    LatentFrames latent = latent(spec);
    VocodeVits stage = new VocodeVits();
    try (VitsVoices voices = stage.prepare(vocode(Optional.empty()), new MemoryInputs())) {
      float[] own = stage.run(vocode(Optional.empty()), voices, latent).samples();
      float[] other = stage.run(vocode(Optional.of("cat")), voices, latent).samples();

      assertThat(latent(spec).values()).isDeepEqualTo(latent.values());
      assertThat(own).isNotEqualTo(other);
      assertThatThrownBy(() -> stage.run(vocode(Optional.of("dan")), voices, latent))
          .hasMessage("voice 'dan' is no speaker of the model, expected one of [ann, bob, cat]");
    }
  }

  @Test
  void a_text_is_spoken_before_the_flow_in_predicted_time() throws IOException {
    LatentFrames text = latent(
        featurize(FeaturizeVitsLatent.Of.TEXT_PRE_FLOW, FeaturizeVitsLatent.Durations.PREDICTED));

    assertThat(text.values()).isNotEmpty();
    assertThat(text.values()[0]).hasSize(6);
  }

  @Test
  void clips_at_another_rate_and_latents_of_another_width_are_refused() {
    FeaturizeVitsLatent.Spec spec =
        featurize(FeaturizeVitsLatent.Of.SOUND, FeaturizeVitsLatent.Durations.FOUND);
    MemoryInputs fast = new MemoryInputs().with(CLIPS, CLIPS_TRAITS.withRateHz(16_000), List.of());
    Traits wide = Traits.of(Latents.class).withRateHz(8000).withHopSamples(64).withWidth(192);
    MemoryInputs latents = new MemoryInputs().with(LATENTS, wide, List.of());

    assertThatThrownBy(() -> new FeaturizeVitsLatent().outputs(spec, fast))
        .isInstanceOf(Rejection.class)
        .hasMessage("clips are at 16000 Hz, expected the model's 8000 Hz");
    assertThatThrownBy(() -> new VocodeVits().outputs(vocode(Optional.empty()), latents))
        .isInstanceOf(Rejection.class)
        .hasMessage("the latents' width is 192, expected the model's 6");
  }

  @Test
  void weights_without_a_config_are_refused_with_what_to_do() throws IOException {
    Files.delete(folder.resolve("config.json"));
    FeaturizeVitsLatent.Spec spec =
        featurize(FeaturizeVitsLatent.Of.SOUND, FeaturizeVitsLatent.Durations.FOUND);

    assertThatThrownBy(() -> new FeaturizeVitsLatent()
            .outputs(spec, new MemoryInputs().with(CLIPS, CLIPS_TRAITS, List.of())))
        .isInstanceOf(Rejection.class)
        .hasMessage("the weights have no config.json beside them, expected the file named here");
  }
}
