package io.formant.stages.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.formant.artifact.Artifact;
import io.formant.model.htsat.HtsatConfig;
import io.formant.model.htsat.LaionClap;
import io.formant.model.imagebind.ImageBindAudio;
import io.formant.model.imagebind.ImageBindConfig;
import io.formant.model.speaker.ConvGru;
import io.formant.model.speaker.ConvGruConfig;
import io.formant.stage.From;
import io.formant.stage.PublishedFile;
import io.formant.stage.Rejection;
import io.formant.stage.Traits;
import io.formant.stage.Weights;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.MemoryInputs;
import io.formant.tensor.TensorData;
import io.formant.tensor.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small networks of the published geometry, written to files and read back as if published. */
class PublishedEncoderTest {
  private static final From<Clips> CLIPS = new From<>("clips");

  @TempDir
  Path folder;

  private PublishedFile written(String name, Map<String, TensorData> weights) throws IOException {
    Path file = folder.resolve(name);
    new Safetensors(weights, Map.of()).write(file);
    return PublishedFile.at(file);
  }

  private PublishedFile clap() throws IOException {
    HtsatConfig small =
        HtsatConfig.published(LaionClap.FRONT, 4, List.of(1, 1, 2, 1), List.of(1, 1, 2, 2), 3);
    try (LaionClap clap = LaionClap.untrained(small, 6)) {
      return written("clap.safetensors", clap.weights());
    }
  }

  private static EmbedClap.Spec hearing(PublishedFile file) {
    return new EmbedClap.Spec(
        CLIPS, new Weights.Published<>(file), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static MemoryInputs clipsAt(int rateHz) {
    return new MemoryInputs().with(CLIPS, Traits.of(Clips.class).withRateHz(rateHz), List.of());
  }

  private static Clip clip(int rateHz, double seconds) {
    float[] samples = new float[(int) (rateHz * seconds)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.3 * Math.sin(0.05 * i) * Math.sin(0.0007 * i));
    }
    return new Clip("ann", "one", "", List.of(), new double[0], rateHz, samples);
  }

  @Test
  void a_clap_is_known_by_its_tensors_and_embeds_alike_each_time() throws Exception {
    EmbedClap stage = new EmbedClap();
    EmbedClap.Spec spec = hearing(clap());

    assertThat(stage.outputs(spec, clipsAt(48_000)).width()).hasValue(6);
    try (ClipEncoder encoder = stage.prepare(spec, new MemoryInputs())) {
      float[] first = stage.run(spec, encoder, clip(48_000, 0.4)).values();
      assertThat(first).hasSize(6);
      assertThat(stage.run(spec, encoder, clip(48_000, 0.4)).values()).containsExactly(first);
      assertThat(stage.run(spec, encoder, clip(48_000, 0.3)).values()).isNotEqualTo(first);
    }
  }

  @Test
  void clips_at_another_rate_than_a_published_model_hears_are_a_problem_of_the_plan()
      throws IOException {
    EmbedClap.Spec spec = hearing(clap());

    assertThatThrownBy(() -> new EmbedClap().outputs(spec, clipsAt(16_000)))
        .hasMessage("clips are at 16000 Hz, expected the model's 48000 Hz: "
            + "put {type: resample, from: …, rate-hz: 48000} between")
        .asInstanceOf(type(Rejection.class))
        .extracting(Rejection::key)
        .isEqualTo("from");
  }

  @Test
  void a_file_of_another_model_is_refused_with_what_was_looked_for() throws IOException {
    EmbedSpeaker.Spec spec = new EmbedSpeaker.Spec(CLIPS, new Weights.Published<>(clap()));

    assertThatThrownBy(() -> new EmbedSpeaker().outputs(spec, clipsAt(16_000)))
        .hasMessageContaining("holds no encoder that is known here")
        .hasMessageContaining("head.weight");
  }

  @Test
  void a_file_whose_sizes_no_model_has_is_a_problem_of_the_plan() throws IOException {
    TensorData empty = new TensorData(new long[] {0, 3}, new float[0]);
    PublishedFile file = written("odd.safetensors", Map.of("audio_projection.2.weight", empty));
    EmbedClap.Spec spec = hearing(file);

    assertThatThrownBy(() -> new EmbedClap().outputs(spec, clipsAt(48_000)))
        .isInstanceOf(Rejection.class)
        .hasMessage(file.file() + ": audio_projection.2.weight is (0, 3), expected sizes that a"
            + " model can have");
  }

  @Test
  void a_speaker_encoder_hears_clips_of_any_length() throws Exception {
    ConvGruConfig small = new ConvGruConfig(
        List.of(
            new ConvGruConfig.Convolution(4, 10, 5),
            new ConvGruConfig.Convolution(4, 3, 2),
            new ConvGruConfig.Convolution(4, 3, 2),
            new ConvGruConfig.Convolution(4, 3, 2),
            new ConvGruConfig.Convolution(4, 3, 2),
            new ConvGruConfig.Convolution(4, 2, 2),
            new ConvGruConfig.Convolution(4, 2, 2)),
        320,
        400,
        2,
        5,
        3,
        true);
    PublishedFile file;
    try (ConvGru speaker = ConvGru.untrained(small)) {
      file = written("speaker.safetensors", speaker.weights());
      List<float[]> together =
          speaker.embed(List.of(clip(16_000, 0.3).samples(), clip(16_000, 0.5).samples()));
      EmbedSpeaker.Spec spec = new EmbedSpeaker.Spec(CLIPS, new Weights.Published<>(file));
      EmbedSpeaker stage = new EmbedSpeaker();
      assertThat(stage.outputs(spec, clipsAt(16_000)).width()).hasValue(3);
      try (ClipEncoder encoder = stage.prepare(spec, new MemoryInputs())) {
        float[] alone = stage.run(spec, encoder, clip(16_000, 0.3)).values();
        for (int i = 0; i < alone.length; i++) {
          assertThat(together.get(0)[i]).isCloseTo(alone[i], within(1e-5f));
        }
      }
    }
  }

  @Test
  void image_bind_wants_a_file_and_embeds_from_it() throws Exception {
    ImageBindConfig small = new ImageBindConfig(16, 10, 64, 1, 1, 128, 204, 5);
    EmbedImageBind stage = new EmbedImageBind();
    EmbedImageBind.Spec spec;
    try (ImageBindAudio audio = ImageBindAudio.untrained(small)) {
      spec = new EmbedImageBind.Spec(
          CLIPS, new Weights.Published<>(written("bind.safetensors", audio.weights())));
    }
    EmbedImageBind.Spec trained =
        new EmbedImageBind.Spec(CLIPS, new Weights.Trained<>(new From<Artifact>("clap")));

    assertThat(stage.outputs(spec, clipsAt(16_000)).width()).hasValue(5);
    try (ClipEncoder encoder = stage.prepare(spec, new MemoryInputs())) {
      assertThat(stage.run(spec, encoder, clip(16_000, 0.4)).values()).hasSize(5);
    }
    assertThatThrownBy(() -> stage.outputs(trained, clipsAt(16_000)))
        .hasMessageStartingWith("ImageBind is not trained here");
  }
}
