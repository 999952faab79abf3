package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import org.jspecify.annotations.Nullable;

/** Normalises groups of channels over the valid frames of an item. */
public final class GroupNorm {

  private final NDArray weight;
  private final NDArray bias;
  private final int groups;

  public GroupNorm(Namespace names, int channels, int groups) {
    if (channels % groups != 0) {
      throw new IllegalArgumentException(
          channels + " channels, expected a multiple of " + groups + " groups");
    }
    weight = names.ones("weight", channels);
    bias = names.zeros("bias", channels);
    this.groups = groups;
  }

  /** x (B, F, channels), same shape out; padded frames are undefined afterwards. */
  public NDArray apply(NDArray x, @Nullable NDArray mask) {
    return Kernels.groupNorm(x, weight, bias, groups, mask);
  }

  NDArray weight() {
    return weight;
  }

  NDArray bias() {
    return bias;
  }
}
