package io.formant.model.duration;

/**
 * The content of one clip with its known durations: an example to learn from. The arrays are shared, not copied.
 *
 * @param tokens content, (S, C)
 * @param style embedding of the voice, (E), best taken from another clip of it
 * @param frames duration of each token in frames, (S)
 */
public record TimedTokens(float[][] tokens, float[] style, double[] frames) {
  public TimedTokens {
    if (tokens.length == 0)
      throw new IllegalArgumentException("content is empty, expected at least one token");
    if (frames.length != tokens.length) {
      throw new IllegalArgumentException(
          frames.length + " durations for " + tokens.length + " tokens, expected one each");
    }
  }
}
