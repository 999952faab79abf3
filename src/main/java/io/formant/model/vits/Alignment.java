package io.formant.model.vits;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;
import java.util.Arrays;

/**
 * Which token each frame of a batch says.
 *
 * @param token of each frame of each item, (B)(frames of the item); −1 where no token is left for a frame
 * @param frames F, of the longest item
 * @param tokens S, of the longest item
 */
public record Alignment(int[][] token, int frames, int tokens) {

  private static final int NONE = -1;

  /**
   * Frames given out token by token.
   *
   * @param durations of each token in whole frames, (B)(S)
   * @param lengths frames of each item; frames beyond the sum of its durations get no token, tokens beyond its length no frame
   */
  public static Alignment ofDurations(float[][] durations, int[] lengths) {
    int[][] token = new int[lengths.length][];
    for (int item = 0; item < lengths.length; item++) {
      token[item] = new int[lengths[item]];
      Arrays.fill(token[item], NONE);
      float begin = 0;
      for (int x = 0; x < durations[item].length; x++) {
        float end = begin + durations[item][x];
        for (int y = (int) begin; y < Math.min(end, lengths[item]); y++) {
          token[item][y] = x;
        }
        begin = end;
      }
    }
    int frames = Arrays.stream(lengths).max().orElse(0);
    return new Alignment(token, frames, durations[0].length);
  }

  /** One where a frame says a token, else zero: (B, F, S). */
  public NDArray path(Scope scope) {
    float[] path = new float[token.length * frames * tokens];
    for (int item = 0; item < token.length; item++) {
      for (int y = 0; y < token[item].length; y++) {
        if (token[item][y] != NONE) {
          path[(item * frames + y) * tokens + token[item][y]] = 1;
        }
      }
    }
    return scope.from(path, token.length, frames, tokens);
  }
}
