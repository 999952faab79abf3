package io.formant.model.recognizer;

import io.formant.tensor.RandomStream;
import java.util.Arrays;

/**
 * Changes a training clip in ways that leave the answer as it is: ends, tempo, level, noise, blur as a vocoder makes it, missing bands
 * and moments, and, where the config allows, a shifted mel axis.
 *
 * <p>Source: Park et al. 2019, https://arxiv.org/abs/1904.08779, for masks; Jaitly and Hinton 2013 for the warp.
 */
final class Variation {
  private static final double TEMPO = 0.12;
  private static final double EDGE_CUT = 0.12;
  private static final double GAIN = 0.35;
  private static final double NOISE = 0.2;
  private static final double BLUR_CHANCE = 0.5;
  private static final int WIDEST_BAND_MASK = 4;
  private static final int LONGEST_TIME_MASK = 4;

  private final double frequencyWarp;

  Variation(double frequencyWarp) {
    this.frequencyWarp = frequencyWarp;
  }

  /** A varied copy of a coarse log-mel picture, at natural-log scale: (F, W) to (F′, W). */
  float[][] apply(float[][] picture, float silence, RandomStream random) {
    float[][] varied = warped(cut(picture, random), random);
    if (random.uniform() < BLUR_CHANCE) varied = blurred(varied, (float) random.uniform());
    float gain = (float) (GAIN * random.normal());
    for (float[] frame : varied) {
      for (int w = 0; w < frame.length; w++) frame[w] += gain + (float) (NOISE * random.normal());
    }
    mask(varied, silence, random);
    return varied;
  }

  /** Without up to an eighth at either end: where a clip begins and ends depends on how it was trimmed. */
  private static float[][] cut(float[][] picture, RandomStream random) {
    int most = (int) (EDGE_CUT * picture.length);
    return Arrays.copyOfRange(
        picture, random.below(most + 1), picture.length - random.below(most + 1));
  }

  /** Stretched in time and along the mel axis, by linear interpolation. */
  private float[][] warped(float[][] picture, RandomStream random) {
    double tempo = 1 + TEMPO * (2 * random.uniform() - 1);
    double warp = 1 + frequencyWarp * (2 * random.uniform() - 1);
    int frames = Math.max(1, (int) Math.round(picture.length * tempo));
    float[][] warped = new float[frames][picture[0].length];
    for (int f = 0; f < frames; f++) {
      double time = frames == 1 ? 0 : f * (picture.length - 1.0) / (frames - 1);
      int before = (int) time;
      float[] next = picture[Math.min(before + 1, picture.length - 1)];
      interpolate(picture[before], next, (float) (time - before), warp, warped[f]);
    }
    return warped;
  }

  private static void interpolate(
      float[] before, float[] after, float part, double warp, float[] out) {
    for (int w = 0; w < out.length; w++) {
      double band = Math.min(out.length - 1, w * warp);
      int low = (int) band;
      int high = Math.min(low + 1, out.length - 1);
      float share = (float) (band - low);
      float first = before[low] + share * (before[high] - before[low]);
      float second = after[low] + share * (after[high] - after[low]);
      out[w] = first + part * (second - first);
    }
  }

  /** A part of each point replaced by the mean of its four neighbours. */
  private static float[][] blurred(float[][] picture, float part) {
    float[][] blurred = new float[picture.length][picture[0].length];
    for (int f = 0; f < picture.length; f++) {
      float[] before = picture[Math.max(0, f - 1)];
      float[] after = picture[Math.min(picture.length - 1, f + 1)];
      for (int w = 0; w < blurred[f].length; w++) {
        float low = picture[f][Math.max(0, w - 1)];
        float high = picture[f][Math.min(blurred[f].length - 1, w + 1)];
        float mean = (before[w] + after[w] + low + high) / 4;
        blurred[f][w] = picture[f][w] + part * (mean - picture[f][w]);
      }
    }
    return blurred;
  }

  private static void mask(float[][] picture, float silence, RandomStream random) {
    int bands = random.below(WIDEST_BAND_MASK + 1);
    int band = random.below(picture[0].length - bands + 1);
    for (float[] frame : picture) Arrays.fill(frame, band, band + bands, silence);
    int frames = Math.min(random.below(LONGEST_TIME_MASK + 1), picture.length / 4);
    int from = random.below(picture.length - frames + 1);
    for (int f = from; f < from + frames; f++) Arrays.fill(picture[f], silence);
  }
}
