package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Blocks;
import io.formant.tensor.Namespace;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Twice (group norm, SiLU, convolution of odd width), plus identity; named as in a-unet. The second convolution starts as zero, so
 * the block starts as the identity.
 */
public final class ResidualBlock {

  private final List<NDArray> weights;
  private final int groups;

  /**
   * @param dimensions 1 for frames (B, L, C), 2 for pictures (B, H, W, C)
   */
  public ResidualBlock(Namespace names, int dimensions, int channels, int groups, int width) {
    if (width % 2 == 0) {
      throw new IllegalArgumentException("width is " + width + ", expected an odd number");
    }
    this.groups = groups;
    long[] kernel = Conv.kernel(dimensions, channels, channels, width);
    double bound = 1 / Math.sqrt(channels * Math.pow(width, dimensions));
    weights = IntStream.range(0, 2)
        .mapToObj(
            half -> half(names.at("blocks").at(half), channels, groups, kernel, (1 - half) * bound))
        .flatMap(List::stream)
        .toList();
  }

  private static List<NDArray> half(
      Namespace names, int channels, int groups, long[] kernel, double bound) {
    GroupNorm norm = new GroupNorm(names.at(0), channels, groups);
    NDArray weight = names.at(2).uniform("weight", bound, kernel);
    NDArray bias = names.at(2).uniform("bias", bound, channels);
    return List.of(norm.weight(), norm.bias(), weight, bias);
  }

  /** x (B, …, channels), mask (B, …); same shape out. Padded frames of x must be 0, and stay so. */
  public NDArray apply(NDArray x, @Nullable NDArray mask) {
    return Blocks.residual(x, weights, groups, mask);
  }
}
