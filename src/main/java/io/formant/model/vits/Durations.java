package io.formant.model.vits;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * How long each token lasts. Neither the text encoder nor the speaker's features learn from it.
 *
 * <p>hidden (B, S, H), mask (B, S), speaker (B, 1, G), noise (B, S, 2).
 */
sealed interface Durations permits StochasticDurations, PlainDurations {

  /**
   * Natural logarithms of durations in frames, (B, S).
   *
   * @param noise of the spread wanted; a predictor that draws nothing ignores it
   */
  NDArray logFrames(NDArray hidden, NDArray mask, @Nullable NDArray speaker, NDArray noise);

  /**
   * What training minimises, summed over the tokens of each item, (B).
   *
   * @param frames that each token lasts, (B, S)
   * @param noise standard normal; a predictor that draws nothing ignores it
   */
  NDArray loss(
      NDArray hidden, NDArray mask, @Nullable NDArray speaker, NDArray frames, NDArray noise);
}
