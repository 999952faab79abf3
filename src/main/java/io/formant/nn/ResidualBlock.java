package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Twice (group norm, SiLU, convolution of width 3), plus identity. The second convolution starts as zero, so the block starts as
 * the identity.
 */
public final class ResidualBlock {

  private static final int WIDTH = 3;

  private final List<NDArray> weights;
  private final int groups;

  public ResidualBlock(Namespace names, int channels, int groups) {
    this.groups = groups;
    double bound = 1 / Math.sqrt((double) channels * WIDTH);
    GroupNorm first = new GroupNorm(names.at("norm1"), channels, groups);
    NDArray weight1 = names.uniform("conv1.weight", bound, channels, channels, WIDTH);
    NDArray bias1 = names.uniform("conv1.bias", bound, channels);
    GroupNorm second = new GroupNorm(names.at("norm2"), channels, groups);
    NDArray weight2 = names.zeros("conv2.weight", channels, channels, WIDTH);
    NDArray bias2 = names.zeros("conv2.bias", channels);
    weights = List.of(
        first.weight(),
        first.bias(),
        weight1,
        bias1,
        second.weight(),
        second.bias(),
        weight2,
        bias2);
  }

  /** x (B, F, channels), mask (B, F); same shape out. Padded frames of x must be 0, and stay so. */
  public NDArray apply(NDArray x, @Nullable NDArray mask) {
    return Kernels.residual(x, weights, groups, mask);
  }
}
