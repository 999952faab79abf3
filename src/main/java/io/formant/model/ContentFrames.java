package io.formant.model;

import java.util.Arrays;

/**
 * Content tokens stretched over frames: each frame repeats its token and adds where it stands, since a frame in the middle of a
 * long vowel sounds unlike the last one of a short stop.
 */
public final class ContentFrames {
  /** Channels added to a token: place in the token, its length, closeness to its middle, place in the clip. */
  public static final int POSITIONS = 4;

  private static final double TYPICAL_FRAMES = 6;

  private ContentFrames() {}

  /**
   * The content of each frame, (F, C + {@value #POSITIONS}), F being the sum of the durations.
   *
   * @param tokens (S, C)
   * @param durationFrames of each token, (S); a token of no frames is left out
   * @throws IllegalArgumentException if the two differ in length
   */
  public static float[][] of(float[][] tokens, int[] durationFrames) {
    if (tokens.length != durationFrames.length) {
      throw new IllegalArgumentException(
          durationFrames.length + " durations for " + tokens.length + " tokens, expected one each");
    }
    int total = Arrays.stream(durationFrames).sum();
    float[][] frames = new float[total][];
    int begin = 0;
    for (int token = 0; token < tokens.length; token++) {
      for (int frame = 0; frame < durationFrames[token]; frame++) {
        frames[begin + frame] =
            frame(tokens[token], frame, durationFrames[token], (begin + frame + 0.5) / total);
      }
      begin += durationFrames[token];
    }
    return frames;
  }

  private static float[] frame(float[] token, int index, int duration, double placeInClip) {
    float[] frame = Arrays.copyOf(token, token.length + POSITIONS);
    double place = 2 * (index + 0.5) / duration - 1;
    frame[token.length] = (float) place;
    frame[token.length + 1] = (float) Math.log(duration / TYPICAL_FRAMES);
    frame[token.length + 2] = (float) (1 - Math.abs(place));
    frame[token.length + 3] = (float) (2 * placeInClip - 1);
    return frame;
  }

  /**
   * Whole frames of tokens whose sum is {@code totalFrames}, in proportion to their durations.
   *
   * @param durations of any unit, (S)
   */
  public static int[] scaled(double[] durations, int totalFrames) {
    double sum = Arrays.stream(durations).sum();
    int[] frames = new int[durations.length];
    double end = 0;
    int taken = 0;
    for (int token = 0; token < durations.length; token++) {
      end += durations[token];
      frames[token] = (int) Math.round(end / sum * totalFrames) - taken;
      taken += frames[token];
    }
    return frames;
  }
}
