package io.formant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.formant.audio.Waveform;
import io.formant.audio.spectrum.Mel;
import io.formant.audio.spectrum.MelSettings;
import io.formant.loss.CompositeLoss;
import io.formant.loss.EmbeddingLoss;
import io.formant.model.clap.CaptionedClip;
import io.formant.model.clap.Clap;
import io.formant.model.clap.ClapConfig;
import io.formant.model.clap.ClapTraining;
import io.formant.tensor.Gradients;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arrays are heard as clips are, and what is heard can be learned from. */
class HeardMelTest {
  private static final int RATE_HZ = 8000;
  private static final int SAMPLES = 4000;
  private static final MelSettings SETTINGS = MelSettings.forRate(RATE_HZ).withBands(16);

  private static float[] chirp(double hz) {
    float[] samples = new float[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      samples[i] =
          (float) (0.3 * Math.sin(2 * Math.PI * hz * (1 + 0.5 * i / SAMPLES) * i / RATE_HZ));
    }
    return samples;
  }

  private static float[] rough(long seed) {
    float[] samples = new Seed(seed).stream().normals(SAMPLES);
    for (int i = 0; i < SAMPLES; i++) samples[i] *= 0.1f;
    return samples;
  }

  @Test
  void a_picture_of_an_array_is_that_of_the_clip() {
    float[][] picture = new Mel(SETTINGS).picture(new Waveform(chirp(300), RATE_HZ));
    BandStatistics bands = BandStatistics.of(16, List.of(picture, picture));
    float[][] normal = bands.normalize(picture);
    try (Scope scope = Scope.open()) {
      MelBatch heard =
          new HeardMel(SETTINGS, bands, 2).of(scope.from(chirp(300), 1, SAMPLES, 1), null, scope);
      float[] values = heard.mel().toFloatArray();
      int frames = (int) heard.mel().getShape().get(1);
      assertThat(frames).isEqualTo(picture.length / 2 * 2);
      for (int i = 0; i < values.length; i++) {
        assertThat(values[i]).isCloseTo(normal[i / 16][i % 16], within(2e-3f));
      }
    }
  }

  @Test
  void a_gradient_comes_through_an_encoder_and_is_that_of_finite_differences() {
    try (Clap clap = clap()) {
      EmbeddingLoss loss = new EmbeddingLoss(
          (waveforms, mask, scope) -> clap.hear(waveforms, mask, SETTINGS, scope),
          EmbeddingLoss.Distance.COSINE);
      float[] x = rough(1); // no band at the floor, where the slope jumps
      float[] direction = rough(2);
      double slope;
      try (Scope scope = Scope.recording()) {
        NDArray predicted = scope.from(x, 1, SAMPLES, 1);
        predicted.setRequiresGradient(true);
        NDArray clean = scope.from(chirp(450), 1, SAMPLES, 1);
        NDArray distance = loss.at(predicted, clean, null, scope);
        float[] gradient = Gradients.of(distance, List.of(predicted)).get(0).toFloatArray();
        slope = 0;
        for (int i = 0; i < SAMPLES; i++) slope += gradient[i] * direction[i];
        new CompositeLoss(List.of(new CompositeLoss.Term("clap", 3, loss)))
            .check(predicted, clean, null);
      }
      double step = 5e-3;
      double measured = (at(loss, x, direction, step) - at(loss, x, direction, -step)) / (2 * step);
      assertThat(measured).isNotZero();
      assertThat(slope).isCloseTo(measured, within(0.03 * Math.abs(measured) + 1e-4));
    }
  }

  private static double at(EmbeddingLoss loss, float[] x, float[] direction, double step) {
    float[] moved = x.clone();
    for (int i = 0; i < moved.length; i++) moved[i] += (float) (step * direction[i]);
    try (Scope scope = Scope.open()) {
      return loss.at(
              scope.from(moved, 1, SAMPLES, 1), scope.from(chirp(450), 1, SAMPLES, 1), null, scope)
          .getFloat();
    }
  }

  private static Clap clap() {
    Mel mel = new Mel(SETTINGS);
    float[][] low = mel.picture(new Waveform(chirp(250), RATE_HZ));
    float[][] high = mel.picture(new Waveform(chirp(450), RATE_HZ));
    return new ClapTraining(
            ClapConfig.of(16).withSteps(2).withWidth(8),
            List.of(new CaptionedClip(low, "low"), new CaptionedClip(high, "high")),
            new Seed(3))
        .clap();
  }
}
