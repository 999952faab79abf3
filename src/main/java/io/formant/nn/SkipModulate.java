package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Blocks;
import io.formant.tensor.Namespace;
import org.jspecify.annotations.Nullable;

/** Joins a skip connection: {@code skip + Linear(SiLU(features))·y}, one scale a channel. */
public final class SkipModulate {

  private final NDArray weight;
  private final NDArray bias;

  public SkipModulate(Namespace names, int channels, int features) {
    double bound = 1 / Math.sqrt(features);
    weight = names.uniform("weight", bound, channels, features);
    bias = names.uniform("bias", bound, channels);
  }

  /** skip and y (B, …, channels), features (B, E), mask (B, …); same shape out. */
  public NDArray apply(NDArray skip, NDArray y, NDArray features, @Nullable NDArray mask) {
    return Blocks.merge(skip, y, features, weight, bias, mask);
  }
}
