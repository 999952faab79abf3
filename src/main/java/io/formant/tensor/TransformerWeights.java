package io.formant.tensor;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * The weights of a transformer block, each a pair of weight and bias.
 *
 * @param norm1 before the attention, (C) both
 * @param inward query, key and value, (3C, C) and (3C); a map without bias has a weight alone
 * @param outward (C, C) and (C)
 * @param norm2 before the perceptron, (C) both
 * @param up into the perceptron, (P, C) and (P)
 * @param down out of the perceptron, (C, P) and (C)
 */
public record TransformerWeights(
    List<NDArray> norm1,
    List<NDArray> inward,
    List<NDArray> outward,
    List<NDArray> norm2,
    List<NDArray> up,
    List<NDArray> down) {

  public TransformerWeights {
    norm1 = List.copyOf(norm1);
    inward = List.copyOf(inward);
    outward = List.copyOf(outward);
    norm2 = List.copyOf(norm2);
    up = List.copyOf(up);
    down = List.copyOf(down);
  }
}
