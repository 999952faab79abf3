package io.formant.model;

import io.formant.tensor.TensorData;
import java.util.List;
import java.util.Map;

/**
 * Mean and standard deviation of each mel band, by which pictures are brought to a common scale.
 *
 * @param mean (M)
 * @param deviation (M), positive
 */
public record BandStatistics(float[] mean, float[] deviation) {
  private static final String MEAN = "bands.mean";
  private static final String DEVIATION = "bands.deviation";
  private static final double LEAST_DEVIATION = 1e-3;

  /**
   * The statistics over all frames of all pictures, each (F, M).
   *
   * @throws IllegalArgumentException if a picture is empty or has another number of bands, or there is none
   */
  public static BandStatistics of(int mels, List<float[][]> pictures) {
    if (pictures.isEmpty())
      throw new IllegalArgumentException("no clips to learn from, expected at least one");
    double[] sum = new double[mels];
    double[] squares = new double[mels];
    pictures.forEach(picture -> add(picture, sum, squares));
    long frames = pictures.stream().mapToLong(picture -> picture.length).sum();
    float[] mean = new float[mels];
    float[] deviation = new float[mels];
    for (int m = 0; m < mels; m++) {
      mean[m] = (float) (sum[m] / frames);
      double variance = squares[m] / frames - (sum[m] / frames) * (sum[m] / frames);
      deviation[m] = (float) Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, variance)));
    }
    return new BandStatistics(mean, deviation);
  }

  private static void add(float[][] picture, double[] sum, double[] squares) {
    require(sum.length, picture);
    for (float[] frame : picture) {
      for (int m = 0; m < sum.length; m++) {
        sum[m] += frame[m];
        squares[m] += (double) frame[m] * frame[m];
      }
    }
  }

  /**
   * A new picture, (F, M), each band with mean 0 and deviation 1 as far as it is like those the statistics are of.
   *
   * @throws IllegalArgumentException if the picture is empty or has another number of bands
   */
  public float[][] normalize(float[][] picture) {
    require(mean.length, picture);
    float[][] normal = new float[picture.length][mean.length];
    for (int f = 0; f < picture.length; f++) {
      for (int m = 0; m < mean.length; m++) normal[f][m] = (picture[f][m] - mean[m]) / deviation[m];
    }
    return normal;
  }

  /** The picture that a normalized one, (F, M), is of. */
  public float[][] denormalize(float[][] normal) {
    require(mean.length, normal);
    float[][] picture = new float[normal.length][mean.length];
    for (int f = 0; f < normal.length; f++) {
      for (int m = 0; m < mean.length; m++) picture[f][m] = normal[f][m] * deviation[m] + mean[m];
    }
    return picture;
  }

  private static void require(int mels, float[][] picture) {
    if (picture.length == 0 || picture[0].length != mels) {
      String shape =
          picture.length == 0 ? "empty" : "(" + picture.length + ", " + picture[0].length + ")";
      throw new IllegalArgumentException(
          "mel picture is " + shape + ", expected (F, " + mels + ")");
    }
  }

  /** Adds both to named weights. */
  public void save(Map<String, TensorData> weights) {
    weights.put(MEAN, new TensorData(new long[] {mean.length}, mean));
    weights.put(DEVIATION, new TensorData(new long[] {deviation.length}, deviation));
  }

  /**
   * Takes both out of named weights, which lose them.
   *
   * @throws IllegalArgumentException if they are not there
   */
  public static BandStatistics take(Map<String, TensorData> weights) {
    TensorData mean = weights.remove(MEAN);
    TensorData deviation = weights.remove(DEVIATION);
    if (mean == null || deviation == null) {
      throw new IllegalArgumentException(
          "weights lack " + MEAN + " or " + DEVIATION + ", have " + weights.keySet());
    }
    return new BandStatistics(mean.values(), deviation.values());
  }
}
