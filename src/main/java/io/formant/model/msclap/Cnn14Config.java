package io.formant.model.msclap;

import io.formant.model.MelFront;
import io.formant.tensor.weights.StateDict;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sizes of a {@link Cnn14}.
 *
 * @param front how clips become spectrograms
 * @param widths channels of each block
 * @param features {@code out_emb}: of the embedding
 * @param classes of the classifier
 */
public record Cnn14Config(MelFront front, List<Integer> widths, int features, int classes) {

  private static final int BLOCKS = 6;

  public Cnn14Config {
    widths = List.copyOf(widths);
    if (widths.size() != BLOCKS) {
      throw new IllegalArgumentException(
          widths.size() + " block widths, expected " + BLOCKS + ", one for each block");
    }
  }

  /** The sizes that weights under {@code prefix} have. */
  static Cnn14Config of(StateDict weights, String prefix, MelFront front) {
    List<Integer> widths = IntStream.rangeClosed(1, BLOCKS)
        .mapToObj(block -> weights.size(prefix + "conv_block" + block + ".conv1.weight", 0))
        .toList();
    return new Cnn14Config(
        front,
        widths,
        weights.size(prefix + "fc1.weight", 0),
        weights.size(prefix + "fc_audioset.weight", 0));
  }

  /** Fewest frames that leave one after all pooling. */
  int leastFrames() {
    return 1 << (BLOCKS - 1);
  }
}
