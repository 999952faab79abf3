package io.formant.model.text;

import io.formant.tensor.Sentences.Block;
import io.formant.tensor.Sentences.Curve;
import io.formant.tensor.weights.StateDict;

/**
 * Sizes of a {@link Bert}.
 *
 * @param words V
 * @param width C
 * @param layers number of blocks
 * @param inner channels of a perceptron
 * @param positions rows of the table of positions
 * @param kinds rows of the table of kinds of token
 * @param firstPosition of the first token in its table: 0 for BERT; for RoBERTa, one more than the id of padding
 * @param block heads, ε of the norms, curve of the perceptrons
 */
public record BertConfig(
    int words,
    int width,
    int layers,
    int inner,
    int positions,
    int kinds,
    int firstPosition,
    Block block) {

  /** Width of a head in the published models. */
  static final int HEAD = 64;

  public BertConfig {
    if (width % block.heads() != 0) {
      throw new IllegalArgumentException(
          "width is " + width + ", expected a multiple of the " + block.heads() + " heads");
    }
  }

  /** BERT of the sizes that weights tell, with heads of 64 channels where nothing else is said. */
  static BertConfig bert(StateDict weights) {
    return of(weights, 0, heads -> new Block(heads, 1e-12, Curve.GELU));
  }

  /** RoBERTa of the sizes that weights tell. */
  static BertConfig roberta(StateDict weights) {
    return of(weights, 2, heads -> new Block(heads, 1e-5, Curve.GELU));
  }

  /** How a block looks by its number of heads. */
  private interface Blocks {
    Block with(int heads);
  }

  private static BertConfig of(StateDict weights, int firstPosition, Blocks blocks) {
    int width = weights.size("embeddings.word_embeddings.weight", 1);
    return new BertConfig(
        weights.size("embeddings.word_embeddings.weight", 0),
        width,
        weights.count("encoder.layer."),
        weights.size("encoder.layer.0.intermediate.dense.weight", 0),
        weights.size("embeddings.position_embeddings.weight", 0),
        weights.size("embeddings.token_type_embeddings.weight", 0),
        firstPosition,
        blocks.with(Math.max(1, width / HEAD)));
  }

  /** The same sizes with other heads, norms and curves. */
  public BertConfig with(Block other) {
    return new BertConfig(words, width, layers, inner, positions, kinds, firstPosition, other);
  }

  /** The most tokens that a sentence can have. */
  int longest() {
    return positions - firstPosition;
  }
}
