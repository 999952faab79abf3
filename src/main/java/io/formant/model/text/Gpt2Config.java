package io.formant.model.text;

import io.formant.tensor.Sentences.Block;
import io.formant.tensor.Sentences.Curve;
import io.formant.tensor.weights.StateDict;

/**
 * Sizes of a {@link Gpt2}.
 *
 * @param words V
 * @param width C
 * @param layers number of blocks
 * @param inner channels of a perceptron
 * @param positions the most tokens of a sentence
 * @param block heads, ε of the norms, curve of the perceptrons
 */
public record Gpt2Config(int words, int width, int layers, int inner, int positions, Block block) {

  public Gpt2Config {
    if (width % block.heads() != 0) {
      throw new IllegalArgumentException(
          "width is " + width + ", expected a multiple of the " + block.heads() + " heads");
    }
  }

  /** Of the sizes that weights tell, with heads of 64 channels. */
  static Gpt2Config of(StateDict weights) {
    int width = weights.size("wte.weight", 1);
    return new Gpt2Config(
        weights.size("wte.weight", 0),
        width,
        weights.count("h."),
        weights.size("h.0.mlp.c_fc.weight", 1),
        weights.size("wpe.weight", 0),
        new Block(Math.max(1, width / BertConfig.HEAD), 1e-5, Curve.GELU_TANH));
  }

  /** The same sizes with other heads, norms and curves. */
  public Gpt2Config with(Block other) {
    return new Gpt2Config(words, width, layers, inner, positions, other);
  }
}
