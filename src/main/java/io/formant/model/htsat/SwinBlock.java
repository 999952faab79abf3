package io.formant.model.htsat;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Namespace;
import io.formant.tensor.Pictures;
import io.formant.tensor.TransformerWeights;
import java.util.List;

/** Attention within windows, shifted in every other block, and a perceptron. */
final class SwinBlock {

  private final TransformerWeights weights;
  private final NDArray biasTable;
  private final int window;
  private final int shift;

  /**
   * Where one window covers the patches of the stage, it shrinks to them and is not shifted.
   *
   * @param shifted whether this block's windows straddle those of the block before
   */
  SwinBlock(Namespace names, HtsatConfig config, int stage, boolean shifted) {
    int smallest = Math.min(config.rows(stage), config.columns(stage));
    window = Math.min(config.window(), smallest);
    shift = shifted && smallest > config.window() ? config.window() / 2 : 0;
    check(config, stage);
    int width = config.width(stage);
    int inner = (int) (width * config.expansion());
    Namespace attention = names.at("attn");
    weights = new TransformerWeights(
        norm(names.at("norm1"), width),
        linear(attention.at("qkv"), width, 3 * width, config.attentionBias()),
        linear(attention.at("proj"), width, width, true),
        norm(names.at("norm2"), width),
        linear(names.at("mlp").at("fc1"), width, inner, true),
        linear(names.at("mlp").at("fc2"), inner, width, true));
    long places = 2L * window - 1;
    biasTable = attention.normal(
        "relative_position_bias_table", 0.02, places * places, config.heads().get(stage));
  }

  private void check(HtsatConfig config, int stage) {
    if (config.rows(stage) % window != 0 || config.columns(stage) % window != 0) {
      throw new IllegalArgumentException("stage " + stage + " has " + config.rows(stage) + " × "
          + config.columns(stage) + " patches, expected multiples of the window of " + window);
    }
    int heads = config.heads().get(stage);
    if (config.width(stage) % heads != 0) {
      throw new IllegalArgumentException("stage " + stage + " is " + config.width(stage)
          + " wide, expected a multiple of its " + heads + " heads");
    }
  }

  private static List<NDArray> norm(Namespace names, int width) {
    return List.of(names.ones("weight", width), names.zeros("bias", width));
  }

  private static List<NDArray> linear(Namespace names, int inputs, int outputs, boolean bias) {
    NDArray weight = names.normal("weight", 0.02, outputs, inputs);
    return bias ? List.of(weight, names.zeros("bias", outputs)) : List.of(weight);
  }

  /** x (B, H, W, C), same shape out. */
  NDArray apply(NDArray x) {
    return Pictures.swinBlock(x, weights, biasTable, window, shift);
  }
}
