package io.formant.model.imagebind;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Namespace;
import io.formant.tensor.Pictures;
import io.formant.tensor.TransformerWeights;
import java.util.List;

/**
 * A pre-norm transformer block, ε 1e-6, under the names of ImageBind's {@code BlockWithMasking}; every patch also attends to one
 * learned key and value.
 */
final class VisionBlock {

  private static final double EPSILON = 1e-6;
  private static final int EXPANSION = 4;

  private final TransformerWeights weights;
  private final List<NDArray> extra;
  private final int heads;

  VisionBlock(Namespace names, int width, int heads) {
    this.heads = heads;
    Namespace attention = names.at("attn");
    double bound = 1 / Math.sqrt(width);
    weights = new TransformerWeights(
        norm(names.at("norm_1"), width),
        List.of(
            attention.uniform("in_proj_weight", bound, 3L * width, width),
            attention.zeros("in_proj_bias", 3L * width)),
        linear(attention.at("out_proj"), width, width),
        norm(names.at("norm_2"), width),
        linear(names.at("mlp").at("fc1"), width, EXPANSION * width),
        linear(names.at("mlp").at("fc2"), EXPANSION * width, width));
    extra = List.of(
        attention.normal("bias_k", bound, 1, 1, width),
        attention.normal("bias_v", bound, 1, 1, width));
  }

  private static List<NDArray> norm(Namespace names, int width) {
    return List.of(names.ones("weight", width), names.zeros("bias", width));
  }

  private static List<NDArray> linear(Namespace names, int inputs, int outputs) {
    return List.of(
        names.uniform("weight", 1 / Math.sqrt(inputs), outputs, inputs),
        names.zeros("bias", outputs));
  }

  /** x (B, N, C), same shape out. */
  NDArray apply(NDArray x) {
    return Pictures.transformerBlock(x, weights, extra, heads, EPSILON, false);
  }
}
