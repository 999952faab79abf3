package io.formant.model.vits;

/**
 * The best way to give each frame one token, in order, none skipped, from the first to the last.
 *
 * <p>Source: Kim et al. 2020, Glow-TTS, https://arxiv.org/abs/2005.11129, algorithm 1; of two ways of one value it takes that which
 * stays with a token longer, and it sums in float32, as {@code monotonic_align} of VITS does.
 */
public final class MonotonicAlignment {

  private static final float NEVER = -1e9f;

  private MonotonicAlignment() {}

  /**
   * The token of each frame.
   *
   * @param scores log-likelihood of each frame under each token, (frames, tokens); at least one of each
   * @return (frames), from 0 to tokens − 1
   */
  public static int[] of(float[][] scores) {
    int frames = scores.length;
    int tokens = scores[0].length;
    float[][] best = new float[frames][tokens];
    for (int y = 0; y < frames; y++) {
      System.arraycopy(scores[y], 0, best[y], 0, tokens);
      for (int x = Math.max(0, tokens + y - frames); x < Math.min(tokens, y + 1); x++) {
        float stays = x == y ? NEVER : best[y - 1][x];
        best[y][x] += Math.max(stays, moves(best, y, x));
      }
    }
    return traced(best, tokens);
  }

  private static float moves(float[][] best, int y, int x) {
    if (x == 0) {
      return y == 0 ? 0 : NEVER;
    }
    return best[y - 1][x - 1];
  }

  private static int[] traced(float[][] best, int tokens) {
    int[] token = new int[best.length];
    int x = tokens - 1;
    for (int y = best.length - 1; y >= 0; y--) {
      token[y] = x;
      if (x != 0 && (x == y || best[y - 1][x] < best[y - 1][x - 1])) {
        x--;
      }
    }
    return token;
  }
}
