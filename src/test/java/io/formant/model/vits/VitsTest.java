package io.formant.model.vits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import io.formant.model.hifigan.HifiGanConfig;
import io.formant.tensor.Gradients;
import io.formant.tensor.Parameters;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VitsTest {
  private static final int FRAMES = 12;
  private static final HifiGanConfig DECODER = new HifiGanConfig(
      true, List.of(4, 2), List.of(8, 4), 16, List.of(3), List.of(List.of(1, 2, 3)));

  private final RandomStream random = new Seed(7).stream();
  private final Parameters parameters = new Parameters(new Seed(3));

  @AfterEach
  void free() {
    parameters.close();
  }

  private Vits vits(int speakers, boolean stochastic) {
    VitsConfig config = new VitsConfig(
        20, 9, 4, 6, 8, 12, 2, 1, 3, DECODER, speakers, speakers > 0 ? 5 : 0, stochastic);
    Vits vits = new Vits(parameters.root(), config);
    Map<String, TensorData> shaken = new LinkedHashMap<>();
    parameters.save().forEach((name, data) -> {
      float[] values = data.values().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (0.1 * random.normal());
      }
      shaken.put(name, new TensorData(data.shape(), values));
    });
    parameters.load(shaken);
    return vits;
  }

  @Test
  void the_flow_back_undoes_the_flow() {
    Vits vits = vits(3, true);
    try (Scope scope = Scope.open()) {
      NDArray mask = Vits.mask(scope, new int[] {FRAMES, 7}, FRAMES);
      NDArray latent = scope.normal(random, 2, FRAMES, 6).mul(mask.expandDims(2));
      NDArray speaker = vits.speaker(scope.from(new long[] {0, 2}, 2));
      NDArray inPrior = vits.toPrior(latent, mask, speaker);
      NDArray back = vits.fromPrior(inPrior, mask, speaker);
      assertThat(inPrior.sub(latent).abs().max().getFloat()).isGreaterThan(0.1f);
      assertThat(back.sub(latent).abs().max().getFloat()).isLessThan(1e-5f);
    }
  }

  @Test
  void what_stands_in_padded_frames_changes_no_valid_frame() {
    Vits vits = vits(0, true);
    try (Scope scope = Scope.open()) {
      NDArray mask = Vits.mask(scope, new int[] {7}, FRAMES);
      NDArray noise = scope.normal(random, 1, FRAMES, 6);
      NDArray quiet = scope.normal(random, 1, FRAMES, 9);
      NDArray loud = quiet.add(mask.expandDims(2).neg().add(1).mul(100));
      NDArray expected = vits.posterior(quiet, mask, null, noise).latent();
      NDArray actual = vits.posterior(loud, mask, null, noise).latent();
      assertThat(actual.sub(expected).abs().max().getFloat()).isZero();
    }
  }

  @Test
  void frames_that_no_token_is_left_for_stay_empty_and_tokens_beyond_the_end_unheard() {
    Alignment longer = Alignment.ofDurations(new float[][] {{2, 1}}, new int[] {5});
    Alignment shorter = Alignment.ofDurations(new float[][] {{2, 3}}, new int[] {3});
    assertThat(longer.token()[0]).containsExactly(0, 0, 1, -1, -1);
    assertThat(shorter.token()[0]).containsExactly(0, 0, 1);
  }

  @Test
  void many_speakers_need_one_to_be_named() {
    Vits vits = vits(3, true);
    assertThatThrownBy(() -> vits.speaker(null))
        .hasMessageContaining("no speaker is named, expected one of the 3 of the model");
  }

  @Test
  void a_pass_of_training_gives_every_parameter_a_finite_gradient() {
    for (boolean stochastic : new boolean[] {true, false}) {
      try (Parameters learned = new Parameters(new Seed(3));
          Scope scope = Scope.recording()) {
        Vits vits = new Vits(
            learned.root(), new VitsConfig(20, 9, 4, 6, 8, 12, 2, 1, 3, DECODER, 3, 5, stochastic));
        VitsPass pass = VitsPass.of(vits, batch(scope), scope);
        NDArray loss = pass.samples()
            .square()
            .sum()
            .add(pass.divergence())
            .add(pass.durationLoss().sum());
        List<NDArray> gradients = Gradients.of(loss, learned);
        assertThat(gradients)
            .allMatch(gradient -> !Float.isNaN(gradient.sum().getFloat()))
            .hasSizeGreaterThan(100);
      }
    }
  }

  private VitsPass.Batch batch(Scope scope) {
    return new VitsPass.Batch(
        scope.from(new long[] {1, 2, 3, 4, 5, 0}, 2, 3),
        new int[] {3, 2},
        scope.normal(random, 2, FRAMES, 9),
        new int[] {FRAMES, 8},
        scope.from(new long[] {0, 2}, 2),
        scope.normal(random, 2, FRAMES, 6),
        scope.normal(random, 2, 3, 2),
        new float[] {0.1f, 0.9f});
  }
}
