package io.formant.stages.diffusion;

import static io.formant.stages.diffusion.LatentTraining.MODEL;
import static io.formant.stages.diffusion.LatentTraining.SAMPLE;
import static io.formant.stages.diffusion.LatentTraining.SAMPLING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.stage.Traits;
import io.formant.stages.LatentFrames;
import io.formant.stages.Mels;
import io.formant.stages.MemoryInputs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Latents are generated as spectrograms are, from noise or over a bridge, and stay latents. */
class LatentTargetTest {
  private static final LatentTraining FROM_NOISE =
      new LatentTraining(6, TrainDiffusion.ContentFrom.OWN, Optional.empty());
  private static final LatentTraining OVER_A_BRIDGE = new LatentTraining(
      3, TrainDiffusion.ContentFrom.ANOTHER_VOICE, Optional.of(new BridgeShape(1, 10)));

  @TempDir
  Path folder;

  static List<LatentTraining> trainings() {
    return List.of(FROM_NOISE, OVER_A_BRIDGE);
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void a_model_of_latents_samples_latents_in_the_voice_whose_style_was_given(
      LatentTraining training) {
    assertThat(training.sampled(folder)).isNotEmpty().allSatisfy(item -> {
      LatentFrames latent = (LatentFrames) item.value();
      String given = item.label("style-voice");
      assertThat(latent.rateHz()).isEqualTo(LatentTraining.RATE_HZ);
      assertThat(latent.hopSamples()).isEqualTo(LatentTraining.HOP_SAMPLES);
      assertThat(latent.voice()).isEqualTo(given.isEmpty() ? item.label("voice") : given);
      assertThat(latent.values()).isNotEmpty();
      for (float[] frame : latent.values()) {
        assertThat(frame).hasSize(training.width()).doesNotContain(Float.NaN);
      }
    });
  }

  @Test
  void a_bridge_starts_from_a_content_as_wide_as_the_target() {
    assertThatThrownBy(() -> OVER_A_BRIDGE.model(4))
        .hasMessageContaining("whose width is 4, expected the target's 3");
  }

  @Test
  void what_is_sampled_is_of_the_targets_kind_rate_hop_and_width() {
    Traits latents = FROM_NOISE.latents();
    Traits model = FROM_NOISE.model(3);

    assertThat(model).isEqualTo(latents.withKind(LatentModel.class));
    assertThat(SAMPLE.outputs(SAMPLING, new MemoryInputs().with(MODEL, model, List.of())))
        .isEqualTo(latents);
    assertThat(SAMPLE.outputs(
            SAMPLING, new MemoryInputs().with(MODEL, model.withKind(MelModel.class), List.of())))
        .isEqualTo(latents.withKind(Mels.class));
  }
}
