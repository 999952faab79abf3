package io.formant.tensor;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * Operations of transformers that read tokens, each one call into the engine.
 *
 * <p>Letters: B batch, S tokens, C channels, V words, P inner channels. A pair of arrays is a weight and its bias, of the shapes of
 * PyTorch's state dicts. A result belongs to the scope of the first argument.
 */
public final class Sentences {

  private Sentences() {}

  /** How a perceptron bends its inner channels; the order is that of the kernel. */
  public enum Curve {
    GELU,
    GELU_TANH,
    GELU_LOGISTIC,
    RELU
  }

  /**
   * The weights of a block whose norms come last.
   *
   * @param query key and value (C, C) and (C)
   * @param outward (C, C) and (C)
   * @param norm1 after the attention
   * @param up (P, C) and (P)
   * @param down (C, P) and (C)
   * @param norm2 after the perceptron
   */
  public record PostNorm(
      List<NDArray> query,
      List<NDArray> key,
      List<NDArray> value,
      List<NDArray> outward,
      List<NDArray> norm1,
      List<NDArray> up,
      List<NDArray> down,
      List<NDArray> norm2) {}

  /**
   * The weights of a block whose norms come first.
   *
   * @param inward query, key and value (3C, C) and (3C)
   * @param turned whether maps are stored as (inputs, outputs)
   */
  public record PreNorm(
      List<NDArray> norm1,
      List<NDArray> inward,
      List<NDArray> outward,
      List<NDArray> norm2,
      List<NDArray> up,
      List<NDArray> down,
      boolean turned) {}

  /**
   * Sizes of a block.
   *
   * @param epsilon of its norms
   */
  public record Block(int heads, double epsilon, Curve curve) {}

  /** Words plus positions: ids and places int64 (B, S), words (V, C), positions (…, C); result (B, S, C). */
  public static NDArray tokens(NDArray ids, NDArray places, NDArray words, NDArray positions) {
    return run(ids, "embed_tokens", ids, places, words, positions);
  }

  /** Adds the first kind of token and normalises: x (B, S, C), kinds (…, C). */
  public static NDArray ofFirstKind(NDArray x, NDArray kinds, List<NDArray> norm, double epsilon) {
    return run(x, "embed_kind", x, kinds, norm, epsilon);
  }

  /**
   * Where tokens may look, for the blocks below.
   *
   * @param mask float32 (B, S), 1 on tokens and 0 on padding
   * @param causal whether a token looks only at itself and those before it
   */
  public static NDArray looks(NDArray mask, boolean causal) {
    return run(mask, "looks", mask, causal ? 1 : 0);
  }

  /** Attention, then a perceptron, each plus identity and then normalised: x (B, S, C), same shape out. */
  public static NDArray apply(PostNorm weights, NDArray x, NDArray looks, Block block) {
    return run(
        x,
        "post_norm_block",
        x,
        looks,
        weights.query(),
        weights.key(),
        weights.value(),
        weights.outward(),
        weights.norm1(),
        weights.up(),
        weights.down(),
        weights.norm2(),
        block.heads(),
        block.epsilon(),
        block.curve().ordinal());
  }

  /** Attention, then a perceptron, each of normalised tokens and plus identity: x (B, S, C), same shape out. */
  public static NDArray apply(PreNorm weights, NDArray x, NDArray looks, Block block) {
    return run(
        x,
        weights.turned() ? "turned_pre_norm_block" : "pre_norm_block",
        x,
        looks,
        weights.norm1(),
        weights.inward(),
        weights.outward(),
        weights.norm2(),
        weights.up(),
        weights.down(),
        block.heads(),
        block.epsilon(),
        block.curve().ordinal());
  }

  /** Normalises the last axis: x (…, C). */
  public static NDArray norm(NDArray x, List<NDArray> norm, double epsilon) {
    return run(x, "norm_tokens", x, norm, epsilon);
  }

  /** One token of each sentence: x (B, S, C), at int64 (B); result (B, C). */
  public static NDArray pick(NDArray x, NDArray at) {
    return run(x, "pick_token", x, at);
  }

  /** tanh of an affine map: x (…, C). */
  public static NDArray tanhMap(NDArray x, List<NDArray> map) {
    return run(x, "tanh_map", x, map);
  }

  /** {@code norm(y + second·gelu(y))} with {@code y = first·x}: x (B, C), first (E, C), second (E, E); result (B, E). */
  public static NDArray summedMaps(NDArray x, NDArray first, NDArray second, List<NDArray> norm) {
    return run(x, "summed_maps", x, first, second, norm);
  }

  /** Unit vectors times e^{logScale}, at most {@code most}: x (B, E), logScale a scalar. */
  public static NDArray unitTimes(NDArray x, NDArray logScale, double most) {
    return run(x, "unit_times", x, logScale, most);
  }

  private static NDArray run(NDArray owner, String method, Object... arguments) {
    return Script.run(owner.getManager(), method, arguments);
  }
}
