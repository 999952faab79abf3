package io.formant.model.denoiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import io.formant.diffusion.Objective;
import io.formant.diffusion.conditional.Condition;
import io.formant.diffusion.conditional.Denoiser;
import io.formant.diffusion.conditional.DiffusionLoss;
import io.formant.diffusion.conditional.Dropout;
import io.formant.model.unet.UNetSizes;
import io.formant.tensor.Gradients;
import io.formant.tensor.Kernels;
import io.formant.tensor.Parameters;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import io.formant.train.Trainer;
import io.formant.train.TrainingPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MelUNetTest {

  private static final int MELS = 4;
  private static final int CONTENT = 3;
  private static final int STYLE = 5;

  private final Parameters parameters = new Parameters(new Seed(1));
  private final Scope scope = Scope.open();
  private final RandomStream random = new Seed(2).stream();

  @AfterEach
  void free() {
    scope.close();
    parameters.close();
  }

  @Test
  void the_network_for_mels_has_the_size_it_says() {
    new MelUNet(parameters.root(), MelUNetConfig.small(64, 25, 32));
    assertThat(parameters.count()).isBetween(1_500_000L, 1_700_000L);
  }

  @Test
  void an_untrained_network_between_convolutions_predicts_nothing() {
    MelUNet net = new MelUNet(parameters.root(), config(true));
    NDArray y = forward(net, scope.normal(random, 2, 8, MELS), null);
    assertThat(y.getShape().getShape()).containsExactly(2, 8, MELS);
    assertThat(y.abs().max().getFloat()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void padding_changes_no_valid_frame_and_comes_out_as_zero(boolean betweenConvolutions) {
    MelUNet net = awake(betweenConvolutions);
    NDArray x = scope.normal(random, 1, 8, MELS);
    NDArray content = scope.normal(random, 1, 8, CONTENT);
    NDArray style = scope.normal(random, 1, 1, STYLE);
    NDArray time = scope.full(0.3f, 1);
    NDArray kept = scope.ones(1);
    NDArray alone = net.predict(x, time, content, style, kept, scope.ones(1, 8));
    NDArray mask = scope.from(new float[] {1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0}, 1, 12);
    NDArray longer = net.predict(padded(x), time, padded(content), style, kept, mask);
    assertThat(longer.get(":, :8").sub(alone).abs().max().getFloat()).isLessThan(2e-5f);
    assertThat(longer.get(":, 8:").abs().max().getFloat()).isZero();
    assertThat(alone.abs().max().getFloat()).isGreaterThan(0.01f);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void every_input_matters(boolean betweenConvolutions) {
    MelUNet net = awake(betweenConvolutions);
    NDArray x = scope.normal(random, 1, 8, MELS);
    NDArray content = scope.normal(random, 1, 8, CONTENT);
    NDArray style = scope.normal(random, 1, 1, STYLE);
    NDArray time = scope.full(0.3f, 1);
    NDArray kept = scope.ones(1);
    NDArray y = net.predict(x, time, content, style, kept, null);
    assertDiffers(y, net.predict(x, scope.full(0.6f, 1), content, style, kept, null));
    assertDiffers(y, net.predict(x, time, content.mul(2), style, kept, null));
    assertDiffers(y, net.predict(x, time, content, style.mul(2), kept, null));
    NDArray absent = net.predict(x, time, content, style, scope.zeros(1), null);
    assertDiffers(y, absent);
    NDArray otherAbsent = net.predict(x, time, content, style.mul(2), scope.zeros(1), null);
    assertThat(absent.toFloatArray()).containsExactly(otherAbsent.toFloatArray());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_loss_has_a_gradient_for_every_parameter(boolean betweenConvolutions) {
    MelUNet net = awake(betweenConvolutions);
    try (Scope recording = Scope.recording()) {
      NDArray y = forward(net, recording.normal(random, 2, 8, MELS), recording.ones(2, 8));
      List<NDArray> gradients =
          Gradients.of(Kernels.meanSquareError(y, recording.ones(2, 8, MELS), null), parameters);
      List<String> silent = new ArrayList<>();
      int i = 0;
      for (String name : parameters.arrays().keySet()) {
        if (gradients.get(i++).abs().max().getFloat() == 0) {
          silent.add(name);
        }
      }
      assertThat(silent).isEmpty();
    }
  }

  @Test
  void it_learns_to_follow_its_content() {
    MelUNet net = new MelUNet(parameters.root(), config(true));
    Denoiser denoiser =
        (x, t, c) -> net.predict(x, t, c.content(), c.style(), c.styleKept(), c.mask());
    DiffusionLoss loss = new DiffusionLoss(Objective.VELOCITY, new Dropout(0, 0, 0));
    List<Double> losses = new ArrayList<>();
    new Trainer(parameters, TrainingPlan.of(80, 1e-2))
        .listener(report -> losses.add(report.loss()))
        .run((batch, step) -> {
          RandomStream draws = new Seed(3).at(batch).stream();
          NDArray content = step.normal(draws, 8, 8, CONTENT);
          NDArray clean = content.get(":, :, 0:1").repeat(2, MELS).mul(2);
          return loss.at(
              denoiser,
              clean,
              Condition.of(step, content, step.ones(8, 1, STYLE), step.ones(8, 8)),
              draws,
              step);
        });
    assertThat(mean(losses.subList(70, 80))).isLessThan(0.4 * mean(losses.subList(0, 10)));
  }

  @Test
  void a_target_of_the_wrong_shape_is_named() {
    MelUNet net = new MelUNet(parameters.root(), config(true));
    assertThatThrownBy(() -> forward(net, scope.zeros(2, 8, 7), null))
        .hasMessage("target is (2, 8, 7), expected (B, F, 4)");
    assertThatThrownBy(() -> forward(net, scope.zeros(2, 6, MELS), null))
        .hasMessageContaining("expected a multiple of 4 frames");
  }

  @Test
  void levels_must_agree_in_number() {
    assertThatThrownBy(() -> new UNetSizes(
            List.of(8, 8), List.of(1), List.of(1, 1), List.of(0, 0), List.of(0, 0), 2, 4, 8, 4))
        .hasMessageContaining("levels differ");
  }

  private static MelUNetConfig config(boolean betweenConvolutions) {
    UNetSizes sizes = new UNetSizes(
        List.of(8, 8, 16),
        List.of(1, 2, 2),
        List.of(1, 1, 2),
        List.of(0, 0, 1),
        List.of(0, 0, 1),
        2,
        4,
        16,
        4);
    return new MelUNetConfig(MELS, CONTENT, STYLE, sizes, 4, 1, 2, 4, true, betweenConvolutions);
  }

  /** A network of which no part is the identity any more. */
  private MelUNet awake(boolean betweenConvolutions) {
    MelUNet net = new MelUNet(parameters.root(), config(betweenConvolutions));
    Map<String, TensorData> weights = new LinkedHashMap<>();
    parameters.save().forEach((name, data) -> {
      float[] values = data.values().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (0.1 * random.normal());
      }
      weights.put(name, new TensorData(data.shape(), values));
    });
    parameters.load(weights);
    return net;
  }

  private NDArray forward(MelUNet net, NDArray x, NDArray mask) {
    long frames = x.getShape().get(1);
    NDArray kept = scope.from(new float[] {1, 0}, 2);
    return net.predict(
        x,
        scope.full(0.4f, 2),
        scope.normal(random, 2, frames, CONTENT),
        scope.normal(random, 2, 1, STYLE),
        kept,
        mask);
  }

  private NDArray padded(NDArray x) {
    return x.concat(scope.zeros(1, 4, x.getShape().get(2)), 1);
  }

  private static void assertDiffers(NDArray one, NDArray other) {
    assertThat(one.sub(other).abs().max().getFloat()).isGreaterThan(1e-4f);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
