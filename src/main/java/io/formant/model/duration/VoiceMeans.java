package io.formant.model.duration;

import io.formant.tensor.TensorData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Each voice's mean frame, and the features that remain when it is taken off: at most 32 bands and their slopes. */
final class VoiceMeans {
  private static final int BANDS = 32;
  private static final String PREFIX = "voice.";

  private final Map<String, float[]> means;

  private VoiceMeans(Map<String, float[]> means) {
    this.means = means;
  }

  static VoiceMeans of(List<Utterance> clips) {
    Map<String, double[]> sums = new TreeMap<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (Utterance clip : clips) {
      double[] sum =
          sums.computeIfAbsent(clip.voice(), voice -> new double[bands(clip.logMel()[0].length)]);
      for (float[] frame : clip.logMel()) addCoarse(sum, frame);
      counts.merge(clip.voice(), clip.logMel().length, Integer::sum);
    }
    Map<String, float[]> means = new LinkedHashMap<>();
    sums.forEach((voice, sum) -> means.put(voice, divided(sum, counts.getOrDefault(voice, 1))));
    return new VoiceMeans(means);
  }

  private static int bands(int mels) {
    return Math.min(BANDS, mels);
  }

  /** Adds a frame, averaged into bands. */
  private static void addCoarse(double[] sum, float[] frame) {
    for (int band = 0; band < sum.length; band++) {
      int from = band * frame.length / sum.length;
      int to = (band + 1) * frame.length / sum.length;
      double total = 0;
      for (int m = from; m < to; m++) total += frame[m];
      sum[band] += total / (to - from);
    }
  }

  private static float[] divided(double[] sum, int count) {
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) mean[i] = (float) (sum[i] / count);
    return mean;
  }

  /** Bands less the voice's mean, then their slopes, (F, 2 bands). */
  float[][] features(Utterance clip) {
    float[] known = means.get(clip.voice());
    float[] mean = known != null ? known : meanOf(clip);
    int bands = bands(clip.logMel()[0].length);
    float[][] features = new float[clip.logMel().length][2 * bands];
    for (int f = 0; f < features.length; f++) {
      double[] coarse = new double[bands];
      addCoarse(coarse, clip.logMel()[f]);
      for (int b = 0; b < bands; b++) features[f][b] = (float) (coarse[b] - mean[b]);
    }
    for (int f = 1; f + 1 < features.length; f++) {
      for (int b = 0; b < bands; b++)
        features[f][bands + b] = features[f + 1][b] - features[f - 1][b];
    }
    return features;
  }

  private static float[] meanOf(Utterance clip) {
    double[] sum = new double[bands(clip.logMel()[0].length)];
    for (float[] frame : clip.logMel()) addCoarse(sum, frame);
    return divided(sum, clip.logMel().length);
  }

  Map<String, TensorData> weights() {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    means.forEach((voice, mean) ->
        tensors.put(PREFIX + voice, new TensorData(new long[] {mean.length}, mean)));
    return tensors;
  }

  static VoiceMeans of(Map<String, TensorData> tensors) {
    Map<String, float[]> means = new LinkedHashMap<>();
    tensors.forEach((name, data) -> {
      if (name.startsWith(PREFIX)) means.put(name.substring(PREFIX.length()), data.values());
    });
    return new VoiceMeans(means);
  }
}
