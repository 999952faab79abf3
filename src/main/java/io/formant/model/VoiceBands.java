package io.formant.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The average spectrum of a voice, told from its style: mean and log deviation of each mel band are linear in the style. A generator
 * that works on spectrograms freed of them need not learn how each voice colours each sound, and a sound that it never heard in a
 * voice still comes out in that voice's colour. Like durations, it is solved, not descended.
 *
 * @param means weights of the bands' means, (M, E + 1), the last for the constant
 * @param logDeviations weights of the logarithms of the bands' deviations, (M, E + 1)
 */
public record VoiceBands(float[][] means, float[][] logDeviations) {
  /** Weight of the squared parameters beside the squared errors of all clips. */
  private static final double RIDGE = 1;

  /**
   * Learns from clips.
   *
   * @param pictures natural-log mel frames of each clip, (F, M)
   * @param voices who speaks in each clip
   * @param styles of each clip, (E)
   */
  public static VoiceBands of(List<float[][]> pictures, List<String> voices, List<float[]> styles) {
    int mels = pictures.get(0)[0].length;
    Map<String, BandStatistics> statistics = statistics(mels, pictures, voices);
    List<BandStatistics> targets = voices.stream()
        .map(voice -> Objects.requireNonNull(statistics.get(voice)))
        .toList();
    float[][] means = new float[mels][];
    float[][] logDeviations = new float[mels][];
    for (int m = 0; m < mels; m++) {
      int band = m;
      means[m] = solve(styles, i -> targets.get(i).mean()[band]);
      logDeviations[m] = solve(styles, i -> Math.log(targets.get(i).deviation()[band]));
    }
    return new VoiceBands(means, logDeviations);
  }

  private static Map<String, BandStatistics> statistics(
      int mels, List<float[][]> pictures, List<String> voices) {
    Map<String, List<float[][]>> byVoice = new HashMap<>();
    for (int i = 0; i < pictures.size(); i++) {
      byVoice.computeIfAbsent(voices.get(i), voice -> new ArrayList<>()).add(pictures.get(i));
    }
    Map<String, BandStatistics> statistics = new HashMap<>();
    byVoice.forEach((voice, clips) -> statistics.put(voice, BandStatistics.of(mels, clips)));
    return statistics;
  }

  private static float[] solve(List<float[]> styles, IntToDoubleFunction target) {
    int width = styles.get(0).length + 1;
    int[] columns = IntStream.range(0, width).toArray();
    RidgeRegression regression = new RidgeRegression(width);
    for (int i = 0; i < styles.size(); i++) {
      regression.add(columns, row(styles.get(i)), width, target.applyAsDouble(i));
    }
    return regression.solve(RIDGE);
  }

  private static double[] row(float[] style) {
    double[] row = new double[style.length + 1];
    for (int j = 0; j < style.length; j++) row[j] = style[j];
    row[style.length] = 1;
    return row;
  }

  /** The spectrum to expect in a style, (E). */
  public BandStatistics in(float[] style) {
    double[] row = row(style);
    float[] mean = new float[means.length];
    float[] deviation = new float[means.length];
    for (int m = 0; m < mean.length; m++) {
      mean[m] = (float) dot(means[m], row);
      deviation[m] = (float) Math.exp(dot(logDeviations[m], row));
    }
    return new BandStatistics(mean, deviation);
  }

  private static double dot(float[] weights, double[] row) {
    if (weights.length != row.length) {
      throw new IllegalArgumentException(
          "style is (" + (row.length - 1) + "), expected (" + (weights.length - 1) + ")");
    }
    double sum = 0;
    for (int j = 0; j < row.length; j++) sum += weights[j] * row[j];
    return sum;
  }
}
