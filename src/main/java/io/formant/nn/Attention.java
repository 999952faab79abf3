package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Blocks;
import io.formant.tensor.Namespace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pre-norm multi-head attention plus identity, without positions or biases, named as in a-unet: of frames to each other, or of
 * frames to the tokens of a context. The outward map starts as zero, so the layer starts as the identity.
 *
 * <p>Source: Vaswani et al. 2017, https://arxiv.org/abs/1706.03762.
 */
public final class Attention {

  private final List<NDArray> weights;
  private final int heads;
  private final int contextWidth;
  private final boolean linear;

  /**
   * @param contextWidth E, width of a context token; the number of channels for self-attention
   * @param headFeatures width of one head
   */
  public Attention(Namespace names, int channels, int contextWidth, int heads, int headFeatures) {
    this(names, channels, contextWidth, heads, headFeatures, false);
  }

  /**
   * Attention in time linear in the number of frames, if so asked.
   *
   * <p>Source: Shen et al. 2018, https://arxiv.org/abs/1812.01243.
   */
  public Attention(
      Namespace names,
      int channels,
      int contextWidth,
      int heads,
      int headFeatures,
      boolean linear) {
    this.heads = heads;
    this.linear = linear;
    this.contextWidth = contextWidth;
    int inner = heads * headFeatures;
    weights = List.of(
        names.ones("norm.weight", channels),
        names.zeros("norm.bias", channels),
        names.ones("norm_context.weight", contextWidth),
        names.zeros("norm_context.bias", contextWidth),
        names.uniform("to_q.weight", 1 / Math.sqrt(channels), inner, channels),
        names.uniform("to_kv.weight", 1 / Math.sqrt(contextWidth), 2L * inner, contextWidth),
        names.at("attention").at("blocks").at(0).zeros("weight", channels, inner));
  }

  /** Attention of frames to each other: x (B, …, channels), mask (B, …); same shape out. */
  public NDArray toItself(NDArray x, @Nullable NDArray mask) {
    return Blocks.attention(x, x, weights, heads, linear, mask, mask);
  }

  /** Attention of frames to a context (B, S, E): x (B, …, channels), mask (B, …) of x; same shape out. */
  public NDArray to(NDArray context, NDArray x, @Nullable NDArray mask) {
    if (context.getShape().dimension() != 3 || context.getShape().get(2) != contextWidth) {
      throw new IllegalArgumentException("cross-attention context is " + context.getShape()
          + ", expected (B, S, " + contextWidth + ")");
    }
    return Blocks.attention(x, context, weights, heads, linear, mask, null);
  }
}
