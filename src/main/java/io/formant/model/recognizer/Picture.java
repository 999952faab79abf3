package io.formant.model.recognizer;

import io.formant.tensor.TensorData;
import java.util.List;
import java.util.Map;

/**
 * How a recogniser sees a mel picture: at most 32 bands, silence at 0. What lies below the floor is silence: quiet noise
 * tells recordings apart, not words, and vocoded clips have another.
 *
 * @param floor natural-log amplitude of silence
 * @param deviation of what lies above it, the unit of the scale
 */
record Picture(float floor, float deviation) {
  static final int BANDS = 32;

  private static final String NAME = "picture";

  /** The scale of clips: silence is half a deviation below their mean. */
  static Picture of(List<float[][]> coarse) {
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (float[][] picture : coarse) {
      for (float[] frame : picture) {
        for (float value : frame) {
          sum += value;
          squares += (double) value * value;
        }
        count += frame.length;
      }
    }
    double mean = sum / count;
    double deviation = Math.sqrt(Math.max(1e-6, squares / count - mean * mean));
    return new Picture((float) (mean - 0.5 * deviation), (float) deviation);
  }

  /**
   * Neighbouring bands averaged, (F, M) to (F, W).
   *
   * @throws IllegalArgumentException if the picture is empty or has another number of bands
   */
  static float[][] coarse(int mels, float[][] logMel) {
    if (logMel.length == 0 || logMel[0].length != mels) {
      String shape =
          logMel.length == 0 ? "empty" : "(" + logMel.length + ", " + logMel[0].length + ")";
      throw new IllegalArgumentException(
          "mel picture is " + shape + ", expected (F, " + mels + ")");
    }
    int bands = bands(mels);
    float[][] coarse = new float[logMel.length][bands];
    for (int f = 0; f < coarse.length; f++) {
      for (int w = 0; w < bands; w++)
        coarse[f][w] = mean(logMel[f], w * mels / bands, (w + 1) * mels / bands);
    }
    return coarse;
  }

  private static float mean(float[] frame, int from, int to) {
    float sum = 0;
    for (int m = from; m < to; m++) sum += frame[m];
    return sum / (to - from);
  }

  /** W, a multiple of 4. */
  static int bands(int mels) {
    return Math.min(BANDS, mels / 4 * 4);
  }

  /** Brings a coarse picture to the scale, in place. */
  float[][] scale(float[][] coarse) {
    for (float[] frame : coarse) {
      for (int w = 0; w < frame.length; w++) frame[w] = Math.max(0, frame[w] - floor) / deviation;
    }
    return coarse;
  }

  void save(Map<String, TensorData> weights) {
    weights.put(NAME, new TensorData(new long[] {2}, new float[] {floor, deviation}));
  }

  /** Takes it out of named weights, which lose it. */
  static Picture take(Map<String, TensorData> weights) {
    TensorData data = weights.remove(NAME);
    if (data == null || data.values().length != 2) {
      throw new IllegalArgumentException("weights lack " + NAME + " [2], have " + weights.keySet());
    }
    return new Picture(data.values()[0], data.values()[1]);
  }
}
