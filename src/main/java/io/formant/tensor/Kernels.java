package io.formant.tensor;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Differentiable operations on channels-last activations, each one call into the engine.
 *
 * <p>Letters: B batch, L frames or tokens, C channels, E features, H heads, S context tokens. A mask is float32, (B, L), 1 on valid
 * frames and 0 on padding. Weights have the shapes of PyTorch's state dicts. A result belongs to the scope of the first argument.
 */
public final class Kernels {

  private Kernels() {}

  /** {@code x·wᵀ + b}: x (…, C), w (C′, C), b (C′); result (…, C′). */
  public static NDArray linear(NDArray x, NDArray w, @Nullable NDArray b) {
    return run(x, "linear", x, w, optional(b));
  }

  /** Convolution over frames: x (B, L, C), w (C′, C, K), b (C′); result (B, L′, C′). */
  public static NDArray conv1d(
      NDArray x, NDArray w, @Nullable NDArray b, int stride, int padding, int dilation) {
    return run(x, "conv1d", x, w, optional(b), stride, padding, dilation);
  }

  /** Convolution over pictures: x (B, H, W, C), w (C′, C, K, K), b (C′); result (B, H′, W′, C′). */
  public static NDArray conv2d(NDArray x, NDArray w, @Nullable NDArray b, int stride, int padding) {
    return run(x, "conv2d", x, w, optional(b), stride, padding);
  }

  /** Convolution over frames, w (C′, C, K), or pictures, w (C′, C, K, K): x (B, …, C), b (C′); result (B, …, C′). */
  public static NDArray conv(NDArray x, NDArray w, @Nullable NDArray b, int stride, int padding) {
    return run(x, "conv", x, w, optional(b), stride, padding);
  }

  /**
   * Transposed convolution over frames, w (C, C′, K), or pictures, w (C, C′, K, K): x (B, …, C), b (C′). L frames become {@code (L −
   * 1)·stride − 2·padding + K}.
   */
  public static NDArray convTranspose(
      NDArray x, NDArray w, @Nullable NDArray b, int stride, int padding) {
    return run(x, "conv_transpose", x, w, optional(b), stride, padding);
  }

  /** Normalises the last axis, ε 1e-5; w and b (C), both or neither. */
  public static NDArray layerNorm(NDArray x, @Nullable NDArray w, @Nullable NDArray b) {
    return layerNorm(x, w, b, 1e-5);
  }

  /** The same with another ε. */
  public static NDArray layerNorm(
      NDArray x, @Nullable NDArray w, @Nullable NDArray b, double epsilon) {
    return run(x, "layer_norm", x, optional(w), optional(b), epsilon);
  }

  /**
   * Normalises each group of channels over all valid frames of an item, ε 1e-5: x (B, L, C) or (B, H, W, C), w and b (C). Padded
   * frames do not enter the statistics; what they hold afterwards is undefined.
   */
  public static NDArray groupNorm(
      NDArray x, NDArray w, NDArray b, int groups, @Nullable NDArray mask) {
    return run(x, "group_norm", x, w, b, groups, optional(mask));
  }

  public static NDArray relu(NDArray x) {
    return run(x, "relu", x);
  }

  public static NDArray sigmoid(NDArray x) {
    return run(x, "sigmoid", x);
  }

  public static NDArray silu(NDArray x) {
    return run(x, "silu", x);
  }

  /** Exact GELU, by the error function. */
  public static NDArray gelu(NDArray x) {
    return run(x, "gelu", x);
  }

  /** Rows of a table: ids int64 (…), table (N, E); result (…, E). */
  public static NDArray embedding(NDArray ids, NDArray table) {
    return run(ids, "embedding", table, ids);
  }

  /** Each vector along the last axis divided by its 2-norm. */
  public static NDArray unit(NDArray x) {
    return run(x, "unit", x);
  }

  /** Learned Fourier features [t, sin 2πwt, cos 2πwt]: t (B), w (N); result (B, 1 + 2N). */
  public static NDArray fourier(NDArray t, NDArray w) {
    return run(t, "fourier", t, w);
  }

  /** Padded frames set to 0: x (B, L, C) or (B, H, W, C), mask (B, L) or (B, H, W). */
  public static NDArray masked(NDArray x, NDArray mask) {
    return run(x, "masked", x, mask);
  }

  /** Mean over valid frames: x (B, L, C), mask (B, L); result (B, C). */
  public static NDArray meanOverFrames(NDArray x, @Nullable NDArray mask) {
    return run(x, "mean_over_frames", x, optional(mask));
  }

  /** Mean and standard deviation √(variance + 1e-4) over valid frames: x (B, L, C), mask (B, L); result (B, 2C). */
  public static NDArray meanAndDeviation(NDArray x, @Nullable NDArray mask) {
    return run(x, "mean_and_deviation", x, optional(mask));
  }

  /** Maximum of each window of a picture: x (B, H, W, C); result (B, ⌊H/height⌋, ⌊W/width⌋, C). */
  public static NDArray maxPool2d(NDArray x, int height, int width) {
    return run(x, "max_pool2d", x, height, width);
  }

  /**
   * Mask at a coarser rate, (B, L) to (B, L / factor) or (B, H, W) to (B, H / factor, W / factor): valid where any of its frames is.
   * Sizes are multiples of the factor.
   */
  public static NDArray poolMask(NDArray mask, int factor) {
    return run(mask, "pool_mask", mask, factor);
  }

  /** Scaled dot-product attention: q (B, L, H·D), k and v (B, S, H·D), key mask (B, S); result (B, L, H·D). */
  public static NDArray attend(
      NDArray q, NDArray k, NDArray v, int heads, @Nullable NDArray keyMask) {
    return run(q, "attend", q, k, v, heads, optional(keyMask));
  }

  /** Mean of squared differences over valid frames: both (B, L, C). A scalar. */
  public static NDArray meanSquareError(NDArray y, NDArray target, @Nullable NDArray mask) {
    return run(y, "mean_square_error", y, target, optional(mask));
  }

  /** Mean of absolute differences over valid frames: both (B, L, C). A scalar. */
  public static NDArray meanAbsoluteError(NDArray y, NDArray target, @Nullable NDArray mask) {
    return run(y, "mean_absolute_error", y, target, optional(mask));
  }

  /** One minus the mean cosine of the angles between rows: both (N, E). A scalar. */
  public static NDArray cosineDistance(NDArray a, NDArray b) {
    return run(a, "cosine_distance", a, b);
  }

  /** Mean over rows of −log softmax(logits)[class]: logits (N, K), classes int64 (N). A scalar. */
  public static NDArray crossEntropy(NDArray logits, NDArray classes) {
    return run(logits, "cross_entropy", logits, classes);
  }

  /** Cross entropy with a distribution as target: both (N, K), rows of the target sum to 1. A scalar. */
  public static NDArray softCrossEntropy(NDArray logits, NDArray target) {
    return run(logits, "soft_cross_entropy", logits, target);
  }

  /**
   * Symmetric InfoNCE: the mean cross entropy between the softmax of scaled cosines and the positives, from audio to text and back.
   *
   * @param audio unit vectors, (B, E)
   * @param text unit vectors, (B, E)
   * @param positives rows that sum to 1, symmetric, (B, B)
   * @param logScale logarithm of the scale, (1)
   * @param greatestLogScale above which it no longer grows
   */
  public static NDArray contrastive(
      NDArray audio, NDArray text, NDArray positives, NDArray logScale, double greatestLogScale) {
    return run(audio, "contrastive", audio, text, positives, logScale, greatestLogScale);
  }

  /**
   * The generalised end-to-end loss, by softmax: each clip against the mean of every voice, of its own voice without the clip itself.
   * A mean over clips, where the paper has a sum.
   *
   * <p>Source: Wan et al. 2018, https://arxiv.org/abs/1710.10467, equations 6, 8 and 9.
   *
   * @param e unit vectors, (N voices, M clips, E), M at least 2
   * @param scale of cosines, (1), kept positive
   * @param offset of cosines, (1)
   */
  public static NDArray endToEnd(NDArray e, NDArray scale, NDArray offset) {
    return run(e, "ge2e", e, scale, offset);
  }

  /**
   * {@code x·factor}. DJL's own operations with a Java number make an array of it in memory that the collector frees, while autograd
   * still needs it: gradients then depend on what lies there.
   */
  public static NDArray times(NDArray x, double factor) {
    return run(x, "times", x, factor);
  }

  /** {@code a·x + b·y}, of one shape. */
  public static NDArray blend(double a, NDArray x, double b, NDArray y) {
    return run(x, "blend", x, a, y, b);
  }

  /**
   * Each item clipped at a percentile in (0, 1] of its absolute values, where that is above the limit, and scaled so that what was
   * clipped at becomes the limit: x (B, L, …), mask (B, L). Padded frames do not count.
   */
  public static NDArray dynamicThreshold(
      NDArray x, @Nullable NDArray mask, double percentile, double limit) {
    return run(x, "dynamic_threshold", x, optional(mask), percentile, limit);
  }

  private static NDArray run(NDArray owner, String method, Object... arguments) {
    return Script.run(owner.getManager(), method, arguments);
  }

  private static List<NDArray> optional(@Nullable NDArray array) {
    return array == null ? List.of() : List.of(array);
  }
}
