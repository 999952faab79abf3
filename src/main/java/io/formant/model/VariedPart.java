package io.formant.model;

import io.formant.tensor.RandomStream;

/** A random part of a normalised picture, a little louder or softer and noisier: the voice stays, the rest does not help. */
public final class VariedPart {
  private static final int SHORTEST_FRAMES = 8;
  private static final int LONGEST_FRAMES = 160;
  private static final double NOISE = 0.15;
  private static final double GAIN = 0.1;

  private VariedPart() {}

  /** Half to all of a picture (F, M), from a random place, with noise and gain; at most {@value #LONGEST_FRAMES} frames. */
  public static float[][] of(float[][] picture, RandomStream random) {
    int longest = Math.min(picture.length, LONGEST_FRAMES);
    int least = Math.min(longest, Math.max(SHORTEST_FRAMES, longest / 2));
    int frames = least + random.below(longest - least + 1);
    int from = random.below(picture.length - frames + 1);
    float gain = (float) (GAIN * random.normal());
    float[][] varied = new float[frames][];
    for (int f = 0; f < frames; f++) {
      float[] frame = picture[from + f].clone();
      for (int m = 0; m < frame.length; m++) frame[m] += gain + (float) (NOISE * random.normal());
      varied[f] = frame;
    }
    return varied;
  }
}
