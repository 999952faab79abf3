package io.formant.report.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;

/**
 * How far raters agree beyond chance: Krippendorff's α, 1 for full agreement, 0 for chance. Raters may have rated different things.
 *
 * <p>Source: Krippendorff 2011, Computing Krippendorff's alpha-reliability, https://repository.upenn.edu/asc_papers/43.
 */
public final class Agreement {
  private Agreement() {}

  /** What ratings are: names, or places on an even scale. */
  public enum Scale {
    NOMINAL((a, b) -> a == b ? 0 : 1),
    INTERVAL((a, b) -> (a - b) * (a - b));

    private final DoubleBinaryOperator difference;

    Scale(DoubleBinaryOperator difference) {
      this.difference = difference;
    }
  }

  /** The ratings of one thing, and their squared differences summed over ordered pairs. */
  private record Unit(double[] ratings, double disagreement) {}

  /**
   * Krippendorff's α with an interval by drawing the things rated with replacement.
   *
   * @param ratings of each thing rated; those with fewer than two don't count
   * @return not a number where no thing was rated twice, or where all ratings are the same and agreement means nothing; the count is
   *     that of things rated twice
   */
  public static Estimate alpha(List<double[]> ratings, Scale scale) {
    List<Unit> units = ratings.stream()
        .filter(unit -> unit.length > 1)
        .map(unit -> new Unit(unit, within(unit, scale)))
        .toList();
    double alpha = of(units, scale);
    if (units.size() < 2 || !Double.isFinite(alpha)) return Estimate.bare(alpha, units.size());
    double[] interval = Bootstrap.interval(random -> of(resampled(units, random), scale));
    return new Estimate(
        alpha, Math.min(alpha, interval[0]), Math.max(alpha, interval[1]), units.size());
  }

  private static double within(double[] ratings, Scale scale) {
    double sum = 0;
    for (double a : ratings) {
      for (double b : ratings) sum += scale.difference.applyAsDouble(a, b);
    }
    return sum;
  }

  private static List<Unit> resampled(List<Unit> units, SplittableRandom random) {
    List<Unit> drawn = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) drawn.add(units.get(random.nextInt(units.size())));
    return drawn;
  }

  /** 1 − observed over expected disagreement. */
  private static double of(List<Unit> units, Scale scale) {
    Map<Double, Long> counts = units.stream()
        .flatMap(unit -> Arrays.stream(unit.ratings()).boxed())
        .collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()));
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    double observed = units.stream()
        .mapToDouble(unit -> unit.disagreement() / (unit.ratings().length - 1))
        .sum();
    double expected = 0;
    for (Map.Entry<Double, Long> a : counts.entrySet()) {
      for (Map.Entry<Double, Long> b : counts.entrySet())
        expected +=
            a.getValue() * b.getValue() * scale.difference.applyAsDouble(a.getKey(), b.getKey());
    }
    return expected == 0 ? Double.NaN : 1 - (all - 1) * observed / expected;
  }
}
