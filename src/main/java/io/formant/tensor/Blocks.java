package io.formant.tensor;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Differentiable blocks of several layers, each one call into the engine.
 *
 * <p>Activations x are (B, L, C), or (B, H, W, C) for pictures, whose positions attention, modulation and merging see row by row. A
 * mask is (B, L) or (B, H, W), 1 on valid frames; a block leaves padded frames at 0 where they were 0. Weights come as a list in the
 * order given. A result belongs to the scope of the first argument.
 */
public final class Blocks {

  private Blocks() {}

  /**
   * Twice group norm, SiLU and a convolution of odd width K, plus identity.
   *
   * @param weights norm weight and bias (C), convolution weight (C, C, K) or (C, C, K, K) and bias; then the same of the second half
   */
  public static NDArray residual(
      NDArray x, List<NDArray> weights, int groups, @Nullable NDArray mask) {
    return run("residual", weights, 8, List.of(x), groups, optional(mask));
  }

  /**
   * Layer norm (ε 1e-6) whose scale 1 + s and shift t come from features: f (B, E), w (2C, E), b (2C) with [s, t] = w·SiLU(f) + b.
   * Padded frames become 0.
   */
  public static NDArray modulation(
      NDArray x, NDArray f, NDArray w, NDArray b, @Nullable NDArray mask) {
    return run("modulation", List.of(f, w, b), 3, List.of(x), optional(mask));
  }

  /**
   * Pre-norm attention of x to a context, plus identity. Attention to a single token has nothing to choose: its value is the answer,
   * and no query is made.
   *
   * @param context (B, S, E), or x itself
   * @param weights norm weight and bias (C), context norm weight and bias (E), query (H·D, C), key-value (2·H·D, E), out (C, H·D)
   * @param linear attention by softmax over features and frames apart, in time linear in L; else by softmax of products
   * @param mask of x: its padded frames stay as they are
   * @param keyMask of the context: its padded tokens are not attended to
   */
  public static NDArray attention(
      NDArray x,
      NDArray context,
      List<NDArray> weights,
      int heads,
      boolean linear,
      @Nullable NDArray mask,
      @Nullable NDArray keyMask) {
    return run(
        "attention",
        weights,
        7,
        List.of(x, context),
        heads,
        linear,
        optional(mask),
        optional(keyMask));
  }

  /**
   * ConvNeXt V2: depthwise convolution of width 7, norm over all, expansion, GELU, response norm, contraction, plus identity.
   *
   * <p>Source: Woo et al. 2023, https://arxiv.org/abs/2301.00808.
   *
   * @param weights of the depthwise convolution (C, 1, 7), norm (C), expansion (C′, C, 1), response gain and bias (1, C′, 1) and
   *     contraction (C, C′, 1), each with its bias; pictures have one axis more
   */
  public static NDArray convNext(NDArray x, List<NDArray> weights, @Nullable NDArray mask) {
    return run("conv_next", weights, 10, List.of(x), optional(mask));
  }

  /** Every frame repeated, and a convolution of odd width K: w (C′, C, K); result (B, L·factor, C′). */
  public static NDArray upsample(NDArray x, NDArray w, NDArray b, int factor) {
    return run("upsample", List.of(w, b), 2, List.of(x), factor);
  }

  /**
   * More frames, by straight lines between them (bilinear in pictures) or cubic curves (pictures only); as PyTorch's {@code
   * interpolate} without aligned corners.
   */
  public static NDArray interpolate(NDArray x, int factor, boolean cubic) {
    return run("interpolate", List.of(), 0, List.of(x), factor, cubic);
  }

  /** Skip connection {@code skip + (w·SiLU(f) + b)·y}: f (B, E), w (C, E), b (C). */
  public static NDArray merge(
      NDArray skip, NDArray y, NDArray f, NDArray w, NDArray b, @Nullable NDArray mask) {
    return run("merge", List.of(f, w, b), 3, List.of(skip, y), optional(mask));
  }

  /** Tokens c (B, S, E), or the first S rows of a table (N, E) for an item whose {@code kept} (B) is 0. */
  public static NDArray swap(NDArray c, NDArray table, NDArray kept) {
    return run("swap", List.of(table, kept), 2, List.of(c));
  }

  /**
   * Latents l (B, N, D) attend to x (B, S, D) and to themselves, with queries and keys of length 1, plus identity.
   *
   * <p>Source: Alayrac et al. 2022, https://arxiv.org/abs/2204.14198; unit queries: Henry et al. 2020,
   * https://arxiv.org/abs/2010.04245.
   *
   * @param weights norm weight and bias of x, those of l, query (H·K, D), key-value (2·H·K, D), query and key gains (K), out (D,
   *     H·K), out norm weight and bias
   * @param scale of the products
   */
  public static NDArray perceive(
      NDArray l, NDArray x, List<NDArray> weights, int heads, double scale) {
    return run("perceive", weights, 11, List.of(l, x), heads, scale);
  }

  /** Layer norm with a gain (C) alone, ε 1e-5. */
  public static NDArray gainNorm(NDArray x, NDArray gain) {
    return run("gain_norm", List.of(gain), 1, List.of(x));
  }

  /** Gain norm, linear map, GELU, gain norm, linear map, plus identity: gain (C), weight (C′, C), gain (C′), weight (C, C′). */
  public static NDArray gainFeedForward(NDArray x, List<NDArray> weights) {
    return run("gain_feed_forward", weights, 4, List.of(x));
  }

  private static NDArray run(
      String method, List<NDArray> weights, int expected, List<NDArray> inputs, Object... rest) {
    if (weights.size() != expected) {
      throw new IllegalArgumentException(
          method + " of " + weights.size() + " weights, expected " + expected);
    }
    List<Object> arguments = new ArrayList<>(inputs);
    arguments.addAll(weights);
    arguments.addAll(List.of(rest));
    return Script.run(inputs.get(0).getManager(), method, arguments.toArray());
  }

  private static List<NDArray> optional(@Nullable NDArray array) {
    return array == null ? List.of() : List.of(array);
  }
}
