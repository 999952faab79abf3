package io.formant.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;
import io.formant.tensor.Sentences.Block;
import io.formant.tensor.Sentences.Curve;
import io.formant.tensor.TensorData;
import io.formant.tensor.weights.Renaming;
import io.formant.tensor.weights.StateDict;
import io.formant.tensor.weights.WeightFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers were computed by plain PyTorch in float64, see {@code text_towers.py} beside them. */
class TextTowerTest {

  private static final int HEADS = 2;
  private static final double TOLERANCE = 2e-6;

  private static WeightFile file(String name) throws Exception {
    return WeightFile.open(
        Path.of(TextTowerTest.class.getResource(name + ".pth").toURI()));
  }

  private static TextTower tower(String name, StateDict weights) throws Exception {
    return switch (name) {
      case "laion" ->
        LaionText.of(LaionText.sizes(weights).with(new Block(HEADS, 1e-5, Curve.GELU)), weights);
      case "microsoft2022" ->
        MicrosoftText.of(Optional.of(new Block(HEADS, 1e-12, Curve.GELU)), weights);
      case "microsoft2023" ->
        MicrosoftText.of(Optional.of(new Block(HEADS, 1e-5, Curve.GELU_TANH)), weights);
      default -> ImageBindText.of(HEADS, weights);
    };
  }

  private static TokenBatch batch(StateDict io) throws Exception {
    float[] ids = io.read("ids").values();
    long[] wide = new long[ids.length];
    for (int i = 0; i < ids.length; i++) {
      wide[i] = (long) ids[i];
    }
    return new TokenBatch(wide, io.read("mask").values(), io.size("ids", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"laion", "microsoft2022", "microsoft2023", "imagebind"})
  void every_step_equals_plain_pytorch(String name) throws Exception {
    WeightFile file = file(name);
    StateDict io = file.everything().under("io.");
    TokenBatch batch = batch(io);
    try (TextTower tower = tower(name, file.tensors());
        Scope scope = Scope.open()) {
      TextTrace trace = tower.trace(scope, batch);

      expect(trace.sentence(), io.read("sentence"));
      expect(trace.embedding(), io.read("embedding"));
      if (io.has("projection")) {
        expect(trace.projection(), io.read("projection"));
      }
      expectTokens(trace.hidden(), io.read("hidden"), batch.mask());
      assertThat(tower.width()).isEqualTo(6);
      assertThat(tower.longest()).isEqualTo(name.equals("laion") ? 10 : 12);
    }
  }

  private static void expect(NDArray actual, TensorData reference) {
    TensorData data = TensorData.of(actual);
    assertThat(data.shape()).isEqualTo(reference.shape());
    for (int i = 0; i < data.values().length; i++) {
      assertThat((double) data.values()[i])
          .isCloseTo(reference.values()[i], within(close(reference)));
    }
  }

  private static double close(TensorData reference) {
    double most = 0;
    for (float value : reference.values()) {
      most = Math.max(most, Math.abs(value));
    }
    return TOLERANCE * most;
  }

  /** What padding becomes is nobody's business. */
  private static void expectTokens(NDArray actual, TensorData reference, float[] mask) {
    float[] values = TensorData.of(actual).values();
    int width = values.length / mask.length;
    for (int i = 0; i < values.length; i++) {
      if (mask[i / width] == 1) {
        assertThat((double) values[i]).isCloseTo(reference.values()[i], within(close(reference)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"laion", "microsoft2022", "microsoft2023", "imagebind"})
  void padding_changes_no_embedding(String name) throws Exception {
    int padding = name.equals("laion") ? 1 : 0;
    int[] shorter = {3, 11, 22};
    int[] longer = {3, 5, 7, 9, 4, 2, 22};
    WeightFile file = file(name);
    try (TextTower tower = tower(name, file.tensors());
        Scope scope = Scope.open()) {
      float[] alone = TensorData.of(
              tower.trace(scope, TokenBatch.of(List.of(shorter), padding)).embedding())
          .values();
      float[] together = TensorData.of(tower
              .trace(scope, TokenBatch.of(List.of(longer, shorter), padding))
              .embedding())
          .values();

      for (int i = 0; i < alone.length; i++) {
        assertThat(together[alone.length + i]).isCloseTo(alone[i], within(2e-5f));
      }
    }
  }

  @Test
  void names_of_hugging_face_are_understood() throws Exception {
    WeightFile file = file("laion");
    StateDict renamed = file.tensors()
        .renamed(Renaming.none()
            .prefix("text_branch.", "text_model.")
            .prefix("text_projection.0.", "text_projection.linear1.")
            .prefix("text_projection.2.", "text_projection.linear2."));
    TokenBatch batch = batch(file.everything().under("io."));
    try (TextTower tower = tower("laion", renamed);
        Scope scope = Scope.open()) {
      expect(tower.trace(scope, batch).embedding(), file.everything().read("io.embedding"));
    }
  }

  @Test
  void what_a_checkpoint_lacks_is_named() throws Exception {
    StateDict less =
        file("laion").tensors().only(name -> !name.endsWith("layer.1.output.dense.bias"));

    assertThatThrownBy(() -> LaionText.of(less))
        .hasMessageContaining("missing text_branch.encoder.layer.1.output.dense.bias");
  }

  @Test
  void a_sentence_that_is_too_long_and_an_unknown_token_are_refused() throws Exception {
    try (TextTower tower = tower("imagebind", file("imagebind").tensors());
        Scope scope = Scope.open()) {
      assertThatThrownBy(() -> tower.trace(scope, TokenBatch.of(List.of(new int[13]), 0)))
          .hasMessage("a sentence has 13 tokens, expected at most 12");
      assertThatThrownBy(() -> tower.trace(scope, TokenBatch.of(List.of(new int[] {23}), 0)))
          .hasMessageContaining("token 23 is none of the model's 23 words");
    }
  }
}
