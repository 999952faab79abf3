package io.formant.stages.diffusion;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Brings the components of style embeddings to a common scale and turns down those that vary within a voice as much as between
 * voices: they tell what is said or how loud, not who speaks, and a generator that listens to them confuses what it never heard
 * together. Component j becomes (x − mean) / deviation · √η², with η² the share of its variance that lies between voices, the
 * correlation ratio.
 *
 * <p>Source of η²: Fisher 1925, Statistical Methods for Research Workers, §45.
 *
 * @param mean (E)
 * @param factor (E)
 */
record StyleScale(float[] mean, float[] factor) {
  private static final double LEAST_DEVIATION = 1e-6;

  /**
   * The scale over training styles.
   *
   * @param styles (N, E), at least one
   * @param voices who speaks in each, (N)
   */
  static StyleScale of(List<float[]> styles, List<String> voices) {
    int width = styles.get(0).length;
    float[] mean = new float[width];
    float[] factor = new float[width];
    for (int j = 0; j < width; j++) {
      int component = j;
      double[] values = styles.stream().mapToDouble(style -> style[component]).toArray();
      double centre = Arrays.stream(values).average().orElseThrow();
      mean[j] = (float) centre;
      factor[j] = factor(values, voices, centre);
    }
    return new StyleScale(mean, factor);
  }

  /** √η² over the deviation; 0 for a component that does not vary. */
  private static float factor(double[] values, List<String> voices, double centre) {
    double total = Arrays.stream(values).map(value -> square(value - centre)).sum();
    double deviation = Math.sqrt(total / values.length);
    return deviation > LEAST_DEVIATION
        ? (float) (Math.sqrt(between(values, voices, centre, total) / total) / deviation)
        : 0;
  }

  /** The sum of squares that the voices' means explain; with one voice every component counts the same. */
  private static double between(double[] values, List<String> voices, double centre, double total) {
    Map<String, List<Integer>> byVoice = IntStream.range(0, values.length)
        .boxed()
        .collect(Collectors.groupingBy(voices::get, TreeMap::new, Collectors.toList()));
    if (byVoice.size() < 2) {
      return total;
    }
    double sum = 0;
    for (List<Integer> items : byVoice.values()) {
      double mean = items.stream().mapToDouble(i -> values[i]).average().orElseThrow();
      sum += items.size() * square(mean - centre);
    }
    return sum;
  }

  private static double square(double value) {
    return value * value;
  }

  /** A style on the common scale, (E). */
  float[] apply(float[] style) {
    if (style.length != mean.length) {
      throw new IllegalArgumentException(
          "style is (" + style.length + "), expected (" + mean.length + ")");
    }
    float[] scaled = new float[style.length];
    for (int j = 0; j < style.length; j++) {
      scaled[j] = (style[j] - mean[j]) * factor[j];
    }
    return scaled;
  }
}
