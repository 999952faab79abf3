package io.formant.tensor;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operations of networks that look at spectrograms as pictures: differentiable, channels-last, one call into the engine each.
 *
 * <p>Letters: B batch, T frames, M mel bands, H and W height and width, C channels, N patches. A pair of arrays is a weight and its
 * bias. A result belongs to the scope of the first argument.
 */
public final class Pictures {

  private Pictures() {}

  /**
   * The affine map that a batch norm is once trained, ε 1e-5, on the last axis: x (…, C).
   *
   * @param norm weight, bias, running mean and running variance, (C) each
   */
  public static NDArray batchNorm(NDArray x, List<NDArray> norm) {
    return run(x, "batch_norm", x, norm.get(0), norm.get(1), norm.get(2), norm.get(3));
  }

  /**
   * A spectrogram as long and as high as asked, (B, T, M) to (B, frames, bands), by bicubic interpolation with aligned corners. An
   * axis that is long enough stays.
   */
  public static NDArray stretch(NDArray x, int frames, int bands) {
    return run(x, "stretch_picture", x, frames, bands);
  }

  /** A spectrogram of so many frames, (B, T, M) to (B, frames, M), by linear interpolation between the middles of frames. */
  public static NDArray shrink(NDArray x, int frames) {
    return run(x, "shrink_picture", x, frames);
  }

  /** A spectrogram cut along time into parts stacked with the first lowest: (B, T, M) to (B, parts·M, T / parts, 1). */
  public static NDArray fold(NDArray x, int parts) {
    return run(x, "fold", x, parts);
  }

  /**
   * Patches of a picture, each mapped to its features: x (B, H, W, C), w (C′, C, K, K); result (B, H′, W′, C′).
   *
   * @param map weight, and bias (C′) where there is one
   * @param strides of rows and columns
   * @param padding zeros above and below, and zeros on each side
   */
  public static NDArray patches(NDArray x, List<NDArray> map, int[] strides, int[] padding) {
    return run(
        x,
        "patches",
        x,
        map.get(0),
        map.subList(1, map.size()),
        strides[0],
        strides[1],
        padding[0],
        padding[1]);
  }

  /**
   * A Swin block: attention among the patches of a window with a learned bias for each relative position, then a perceptron with
   * GELU; each after a layer norm, ε 1e-5, and plus identity. x (B, H, W, C), same shape out.
   *
   * <p>Source: Liu et al. 2021, https://arxiv.org/abs/2103.14030.
   *
   * @param biasTable one row a relative position, ((2·window − 1)², heads)
   * @param window side of a window, a divisor of H and W
   * @param shift by how much the windows are shifted, less than their side
   */
  public static NDArray swinBlock(
      NDArray x, TransformerWeights weights, NDArray biasTable, int window, int shift) {
    return run(
        x,
        "swin_block",
        x,
        weights.norm1(),
        weights.inward(),
        biasTable,
        weights.outward(),
        weights.norm2(),
        weights.up(),
        weights.down(),
        window,
        shift);
  }

  /**
   * Four neighbouring patches become one, through a layer norm (4C) and a map without bias (2C, 4C): x (B, H, W, C), result (B, H/2,
   * W/2, 2C).
   */
  public static NDArray mergePatches(NDArray x, List<NDArray> norm, NDArray weight) {
    return run(x, "merge_patches", x, norm.get(0), norm.get(1), weight);
  }

  /**
   * Probabilities of classes: the parts of a {@link #fold folded} spectrogram, R rows each, side by side again, a convolution over
   * those rows and three frames, the mean over time, the logistic function. x (B, H, W, C), w (K, C, R, 3), b (K); result (B, K).
   */
  public static NDArray tokenClasses(NDArray x, NDArray w, NDArray b) {
    return run(x, "token_classes", x, w, b);
  }

  /**
   * Twice (convolution 3 × 3 without bias, batch norm, ReLU), then means of squares of pixels: x (B, H, W, C), w1 (C′, C, 3, 3), w2
   * (C′, C′, 3, 3); result (B, ⌊H/pool⌋, ⌊W/pool⌋, C′).
   */
  public static NDArray convBlock(
      NDArray x, NDArray w1, List<NDArray> norm1, NDArray w2, List<NDArray> norm2, int pool) {
    return run(x, "conv_block", x, w1, norm1, w2, norm2, pool);
  }

  /** The mean over W, then its maximum plus its mean over H: x (B, H, W, C); result (B, C). */
  public static NDArray maxAndMean(NDArray x) {
    return run(x, "max_and_mean", x);
  }

  /** Patches after a class token, with their positions: x (B, N, C), token (1, 1, C), positions (1, 1 + N, C). */
  public static NDArray placed(NDArray x, NDArray token, NDArray positions) {
    return run(x, "placed", x, token, positions);
  }

  /** Vectors along the last axis brought to the length e^logScale, at most {@code greatest}. */
  public static NDArray scaledUnit(NDArray x, NDArray logScale, double greatest) {
    return run(x, "scaled_unit", x, logScale, greatest);
  }

  /**
   * A block of a vision transformer: attention of all patches to each other, then a perceptron with GELU; each after a layer norm and
   * plus identity. x (B, N, C), same shape out.
   *
   * <p>Source: Dosovitskiy et al. 2021, https://arxiv.org/abs/2010.11929.
   *
   * @param extra a learned key and value, (1, 1, C) each, that are attended to as well; null for none
   * @param causal whether a patch attends only to itself and those before it
   */
  public static NDArray transformerBlock(
      NDArray x,
      TransformerWeights weights,
      @Nullable List<NDArray> extra,
      int heads,
      double epsilon,
      boolean causal) {
    return run(
        x,
        "transformer_block",
        x,
        weights.norm1(),
        weights.inward(),
        extra == null ? List.<NDArray>of() : extra,
        weights.outward(),
        weights.norm2(),
        weights.up(),
        weights.down(),
        heads,
        epsilon,
        causal ? 1 : 0);
  }

  private static NDArray run(NDArray owner, String method, Object... arguments) {
    return Script.run(owner.getManager(), method, arguments);
  }
}
