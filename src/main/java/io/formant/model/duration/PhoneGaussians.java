package io.formant.model.duration;

import io.formant.tensor.TensorData;
import io.formant.text.PhoneSymbols;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One diagonal Gaussian a phone. */
final class PhoneGaussians {
  private static final double LEAST_VARIANCE = 0.1;

  private final int width;
  private final float[] mean;
  private final float[] variance;

  private PhoneGaussians(int width, float[] mean, float[] variance) {
    this.width = width;
    this.mean = mean;
    this.variance = variance;
  }

  /** Estimates them from the frames that a segmentation gives to each phone. */
  static PhoneGaussians of(List<Utterance> clips, List<float[][]> frames, List<int[]> segments) {
    int width = frames.get(0)[0].length;
    double[][] sums = new double[PhoneSymbols.size()][2 * width];
    double[] counts = new double[PhoneSymbols.size()];
    for (int i = 0; i < clips.size(); i++) {
      int f = 0;
      for (int k = 0; k < segments.get(i).length; k++) {
        int phone = PhoneSymbols.id(clips.get(i).phones().get(k));
        for (int end = f + segments.get(i)[k]; f < end; f++)
          add(sums[phone], frames.get(i)[f]);
        counts[phone] += segments.get(i)[k];
      }
    }
    return estimated(width, sums, counts);
  }

  private static void add(double[] sums, float[] frame) {
    for (int d = 0; d < frame.length; d++) {
      sums[d] += frame[d];
      sums[frame.length + d] += frame[d] * frame[d];
    }
  }

  private static PhoneGaussians estimated(int width, double[][] sums, double[] counts) {
    float[] mean = new float[counts.length * width];
    float[] variance = new float[counts.length * width];
    for (int p = 0; p < counts.length; p++) {
      double count = Math.max(1, counts[p]);
      for (int d = 0; d < width; d++) {
        double centre = sums[p][d] / count;
        mean[p * width + d] = (float) centre;
        variance[p * width + d] =
            (float) Math.max(LEAST_VARIANCE, sums[p][width + d] / count - centre * centre);
      }
    }
    return new PhoneGaussians(width, mean, variance);
  }

  /** Log likelihood of each frame under each phone of the clip, (S, F). */
  double[][] scores(Utterance clip, float[][] frames) {
    if (frames[0].length != width) {
      throw new IllegalArgumentException(
          "frames have " + frames[0].length / 2 + " bands, expected " + width / 2);
    }
    double[][] scores = new double[clip.phones().size()][];
    for (int k = 0; k < scores.length; k++)
      scores[k] = scores(PhoneSymbols.id(clip.phones().get(k)), frames);
    return scores;
  }

  private double[] scores(int phone, float[][] frames) {
    int at = phone * width;
    double constant = 0;
    for (int d = 0; d < width; d++) constant += Math.log(variance[at + d]);
    double[] scores = new double[frames.length];
    for (int f = 0; f < frames.length; f++) {
      double sum = constant;
      for (int d = 0; d < width; d++) {
        double difference = frames[f][d] - mean[at + d];
        sum += difference * difference / variance[at + d];
      }
      scores[f] = -0.5 * sum;
    }
    return scores;
  }

  Map<String, TensorData> weights() {
    long[] shape = {PhoneSymbols.size(), width};
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    tensors.put("mean", new TensorData(shape, mean));
    tensors.put("variance", new TensorData(shape, variance));
    return tensors;
  }

  static PhoneGaussians of(Map<String, TensorData> tensors) {
    TensorData mean = tensors.get("mean");
    TensorData variance = tensors.get("variance");
    if (mean == null || variance == null || mean.shape()[0] != PhoneSymbols.size()) {
      throw new IllegalArgumentException(
          "tensors are " + tensors + ", expected mean and variance of each phone");
    }
    return new PhoneGaussians((int) mean.shape()[1], mean.values(), variance.values());
  }
}
