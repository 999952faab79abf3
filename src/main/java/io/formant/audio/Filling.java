package io.formant.audio;

import java.util.Arrays;

/**
 * How a clip is brought to the fixed length that a model hears: a short one is filled, a long one is cut to its middle.
 *
 * <p>The references of CLAP cut a long clip at a random place; the middle makes an embedding repeatable. Sources: {@code
 * get_audio_features} of https://github.com/LAION-AI/CLAP, {@code load_audio_into_tensor} of https://github.com/microsoft/CLAP.
 */
public enum Filling {
  /** Whole repetitions, then silence: LAION's CLAP. */
  REPEAT_PAD {
    @Override
    float[] fill(float[] samples, int length) {
      float[] filled = new float[length];
      for (int at = 0; at + samples.length <= length; at += samples.length)
        System.arraycopy(samples, 0, filled, at, samples.length);
      return filled;
    }
  },
  /** Repetitions, the last cut off: Microsoft's CLAP. */
  REPEAT {
    @Override
    float[] fill(float[] samples, int length) {
      float[] filled = new float[length];
      for (int i = 0; i < length; i++) filled[i] = samples[i % samples.length];
      return filled;
    }
  },
  /** Silence after the clip. */
  PAD {
    @Override
    float[] fill(float[] samples, int length) {
      return Arrays.copyOf(samples, length);
    }
  };

  private static final float INT16 = 32767f;

  abstract float[] fill(float[] samples, int length);

  /**
   * The samples themselves where they are as many as asked, else a copy of that length.
   *
   * @throws IllegalArgumentException if there are none
   */
  public float[] to(int length, float[] samples) {
    if (samples.length == 0)
      throw new IllegalArgumentException("an empty clip can't be heard, expected samples");
    if (samples.length <= length) return samples.length == length ? samples : fill(samples, length);
    int begin = (samples.length - length) / 2;
    return Arrays.copyOfRange(samples, begin, begin + length);
  }

  /** Samples as they come back from 16 bits: limited to full scale and rounded toward zero, as LAION's CLAP was trained. */
  public static float[] quantised(float[] samples) {
    float[] quantised = new float[samples.length];
    for (int i = 0; i < quantised.length; i++) {
      float limited = Math.max(-1, Math.min(1, samples[i]));
      quantised[i] = (short) (limited * INT16) / INT16;
    }
    return quantised;
  }
}
