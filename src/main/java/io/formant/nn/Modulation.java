package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Blocks;
import io.formant.tensor.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * Layer norm whose scale and shift are made from features, such as those of the diffusion time: {@code norm(x)·(1 + s) + t} with
 * [s, t] = Linear(SiLU(features)). Starts as a plain norm.
 */
public final class Modulation {

  private final NDArray weight;
  private final NDArray bias;

  public Modulation(Namespace names, int channels, int features) {
    weight = names.zeros("weight", 2L * channels, features);
    bias = names.zeros("bias", 2L * channels);
  }

  /** x (B, …, channels), features (B, E), mask (B, …); same shape out. */
  public NDArray apply(NDArray x, NDArray features, @Nullable NDArray mask) {
    return Blocks.modulation(x, features, weight, bias, mask);
  }
}
