package io.formant.model.text;

import io.formant.tensor.Scope;
import io.formant.tensor.TensorData;
import io.formant.text.token.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From sentences to vectors: a tokenizer and the tower that reads its tokens; safe for use by several threads.
 *
 * @param most tokens of a sentence as the published program cuts it
 */
public record TextEncoder(Tokenizer tokenizer, TextTower tower, int most) implements AutoCloseable {

  /** Tokens that LAION's, Microsoft's of 2023 and ImageBind's texts are cut to. */
  public static final int USUAL_TOKENS = 77;

  /** Tokens that Microsoft's texts of 2022 are cut to. */
  public static final int MICROSOFT_2022_TOKENS = 100;

  /**
   * One vector a sentence, of {@link TextTower#width} numbers.
   *
   * @throws IllegalArgumentException if a sentence is blank, or the vocabulary is not the tower's
   */
  public List<float[]> embed(List<String> sentences) {
    List<int[]> tokens = tokenizer.encode(sentences, Math.min(most, tower.longest()));
    try (Scope scope = Scope.open()) {
      TokenBatch batch = TokenBatch.of(tokens, tokenizer.family().padding());
      float[] all = TensorData.of(tower.trace(scope, batch).embedding()).values();
      List<float[]> vectors = new ArrayList<>();
      for (int i = 0; i < sentences.size(); i++) {
        vectors.add(Arrays.copyOfRange(all, i * tower.width(), (i + 1) * tower.width()));
      }
      return vectors;
    }
  }

  @Override
  public void close() {
    tokenizer.close();
    tower.close();
  }
}
