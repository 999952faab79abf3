package io.formant.model.denoiser;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/** A network that predicts from a noisy target, its time, its content and a style. */
public interface ConditionalNetwork {

  /**
   * One prediction.
   *
   * @param x noisy target, (B, L, M) or (B, H, W, M), 0 on padded frames; sizes are multiples of {@link #frameMultiple()}
   * @param t (B) in [0, 1]
   * @param content at the target's frames, (B, …, C), zeros where it is dropped
   * @param styles (B, S, E)
   * @param styleKept (B), 0 where the style is dropped and the network's learned null stands in for it
   * @param mask (B, …), 1 on valid frames; null if all are
   * @return as x
   */
  NDArray predict(
      NDArray x,
      NDArray t,
      NDArray content,
      NDArray styles,
      NDArray styleKept,
      @Nullable NDArray mask);

  /** The number of frames along every axis must be a multiple of this. */
  int frameMultiple();
}
