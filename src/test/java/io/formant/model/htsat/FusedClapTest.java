package io.formant.model.htsat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.formant.audio.Signals;
import io.formant.model.MelFront;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import io.formant.tensor.weights.StateDict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FusedClapTest {

  private static final int WIDTH = 4;

  private static HtsatConfig small() {
    return new HtsatConfig(
        MelFront.of(16_000, 64, 20, 8, 50, 7000),
        32,
        4,
        new HtsatConfig.Strides(4, 4),
        WIDTH,
        List.of(1),
        List.of(2),
        4,
        0,
        2,
        true,
        false,
        true);
  }

  @Test
  void cuts_count_only_where_a_clip_is_long() {
    try (Parameters parameters = new Parameters(new Seed(3));
        Scope scope = Scope.open()) {
      Htsat branch = new Htsat(parameters.root(), parameters, small());
      NDArray views = scope.from(Signals.noise(2 * 4 * 100 * 8, 1, 5), 2, 4, 100, 8);
      float[] whole = branch.embed(views.get(":, 0")).toFloatArray();
      float[] short_ =
          branch.trace(views, new boolean[] {false, false}).latent().toFloatArray();
      float[] mixed = branch.trace(views, new boolean[] {false, true}).latent().toFloatArray();

      assertThat(short_).containsExactly(whole, within(1e-5f));
      assertThat(List.of(mixed[0], mixed[1])).isEqualTo(List.of(short_[0], short_[1]));
      assertThat(Math.abs(mixed[WIDTH] - short_[WIDTH])).isGreaterThan(1e-3f);
    }
  }

  @Test
  void fusion_equals_its_definition() {
    try (Parameters parameters = new Parameters(new Seed(7));
        Scope scope = Scope.open()) {
      ViewFusion fusion = new ViewFusion(parameters.root(), small());
      float[] whole = Signals.noise(8 * 8 * WIDTH, 1, 1);
      float[] cuts = Signals.noise(3 * 32 * 32, 1, 2);
      float[] fused = fusion
          .apply(scope.from(whole, 1, 8, 8, WIDTH), scope.from(cuts, 3, 32, 32, 1))
          .toFloatArray();
      assertThat(fused)
          .containsExactly(new Plain(parameters.save()).fused(whole, cuts), within(1e-5f));
    }
  }

  /** 8 × 8 patches of 4 × 4, cuts of 32 × 32, in loops. */
  private record Plain(Map<String, TensorData> weights) {

    float[] fused(float[] whole, float[] cuts) {
      float[] detail = detail(cuts);
      float[] fused = new float[whole.length];
      float[] mean = new float[WIDTH];
      for (int i = 0; i < whole.length; i++) mean[i % WIDTH] += (whole[i] + detail[i]) / 64;
      float[] anywhere = gate("fusion_model.global_att.", 1, mean);
      for (int place = 0; place < 64; place++) {
        float[] sum = new float[WIDTH];
        for (int c = 0; c < WIDTH; c++)
          sum[c] = whole[place * WIDTH + c] + detail[place * WIDTH + c];
        float[] here = gate("fusion_model.local_att.", 0, sum);
        for (int c = 0; c < WIDTH; c++) {
          int i = place * WIDTH + c;
          double share = 1 / (1 + Math.exp(-here[c] - anywhere[c]));
          fused[i] = (float) (2 * whole[i] * share + 2 * detail[i] * (1 - share));
        }
      }
      return fused;
    }

    /** Two patches of 4 × 12 of each row of each cut, then zeros. */
    private float[] detail(float[] cuts) {
      float[] detail = new float[8 * 8 * WIDTH];
      for (int row = 0; row < 8; row++) {
        for (int column = 0; column < 6; column++) {
          for (int c = 0; c < WIDTH; c++) {
            double sum = weight("mel_conv2d.bias")[c];
            for (int k = 0; k < 48; k++) {
              int y = 4 * row + k / 12;
              int x = 12 * (column % 2) + k % 12;
              sum += weight("mel_conv2d.weight")[c * 48 + k] * cuts[(column / 2 * 32 + y) * 32 + x];
            }
            detail[(row * 8 + column) * WIDTH + c] = (float) sum;
          }
        }
      }
      return detail;
    }

    /** Norms are fresh: running mean 0, variance 1. */
    private float[] gate(String name, int first, float[] x) {
      double norm = 1 / Math.sqrt(1 + 1e-5);
      double hidden = weight(name + first + ".bias")[0];
      for (int c = 0; c < WIDTH; c++) hidden += weight(name + first + ".weight")[c] * x[c];
      hidden = Math.max(0, hidden * norm);
      float[] out = new float[WIDTH];
      for (int c = 0; c < WIDTH; c++) {
        double sum = weight(name + (first + 3) + ".bias")[c];
        out[c] = (float) ((sum + weight(name + (first + 3) + ".weight")[c] * hidden) * norm);
      }
      return out;
    }

    private float[] weight(String name) {
      return Objects.requireNonNull(weights.get(name)).values();
    }
  }

  @Test
  void cuts_lie_in_the_middle_of_each_third() {
    assertThat(LongClip.begins(10)).containsExactly(1, 5, 8);
    assertThat(LongClip.begins(300)).containsExactly(49, 149, 249);
    assertThat(LongClip.begins(2)).containsExactly(0, 1, 0);
  }

  @Test
  void a_fused_checkpoint_hears_all_of_a_long_clip_and_one_that_is_not_only_its_middle()
      throws Exception {
    float[] clip = Signals.noise(LaionClap.CLIP_SAMPLES + 240_000, 0.3f, 4);
    float[] otherEnd = clip.clone();
    for (int i = clip.length - 60_000; i < clip.length; i++) otherEnd[i] = 0;
    HtsatConfig plain =
        HtsatConfig.published(LaionClap.FRONT, WIDTH, List.of(1, 1), List.of(1, 2), 0);

    assertThat(change(plain.withFusion(), clip, otherEnd)).isGreaterThan(1e-4);
    assertThat(change(plain, clip, otherEnd)).isZero();
  }

  /** By how much an embedding of a checkpoint changes from one clip to another. */
  private static double change(HtsatConfig config, float[] clip, float[] other) throws Exception {
    try (LaionClap made = LaionClap.untrained(config, 6);
        LaionClap clap = LaionClap.of(StateDict.of(made.weights()))) {
      float[] a = clap.embed(List.of(clip)).get(0);
      float[] b = clap.embed(List.of(other)).get(0);
      double change = 0;
      for (int i = 0; i < a.length; i++) change = Math.max(change, Math.abs(a[i] - b[i]));
      return change;
    }
  }

  @Test
  void a_network_that_was_not_fused_refuses_views() {
    HtsatConfig plain = HtsatConfig.published(LaionClap.FRONT, WIDTH, List.of(1), List.of(1), 0);
    try (Parameters parameters = Parameters.withoutGradients();
        Scope scope = Scope.open()) {
      Htsat branch = new Htsat(parameters.root(), parameters, plain);
      assertThatThrownBy(() -> branch.trace(scope.zeros(1, 4, 10, 64), new boolean[] {true}))
          .hasMessageContaining("expected a fused one");
    }
  }
}
