package io.formant.report.compare;

import io.formant.artifact.Block.Better;
import io.formant.artifact.Block.Measure;
import io.formant.report.inference.Bootstrap;
import io.formant.report.inference.Bootstrap.Observation;
import io.formant.report.inference.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Quality against cost: where each side stands, and which sides no other beats in both.
 *
 * @param quality the measure
 * @param slice the clips that it is the mean of
 * @param points one a side that has both numbers
 */
public record Tradeoff(Measure quality, String slice, List<Point> points) {
  /** The measure that is the cost: network evaluations of a clip. */
  static final String COST = "evaluations";

  /**
   * One side.
   *
   * @param cost mean network evaluations of a clip
   * @param best whether no other side is at least as good in both and better in one
   */
  public record Point(String side, double cost, Estimate quality, boolean best) {}

  public Tradeoff {
    points = List.copyOf(points);
  }

  /** Empty where fewer than two sides have both numbers. */
  static Optional<Tradeoff> of(Measure quality, String slice, List<Side> sides) {
    List<Point> points = new ArrayList<>();
    for (Side side : sides) point(quality, slice, side).ifPresent(points::add);
    if (points.size() < 2) return Optional.empty();
    List<Point> marked = points.stream()
        .map(point -> new Point(
            point.side(),
            point.cost(),
            point.quality(),
            points.stream().noneMatch(other -> beats(other, point, quality.better()))))
        .toList();
    return Optional.of(new Tradeoff(quality, slice, marked));
  }

  private static Optional<Point> point(Measure quality, String slice, Side side) {
    List<Clip> clips =
        side.clips().stream().filter(clip -> clip.slice().equals(slice)).toList();
    OptionalDouble cost =
        clips.stream().flatMapToDouble(clip -> clip.score(COST).stream()).average();
    List<Observation> values = clips.stream()
        .filter(clip -> clip.score(quality.name()).isPresent())
        .map(clip -> new Observation(clip.score(quality.name()).orElseThrow(), clip.cell(), ""))
        .toList();
    return cost.isEmpty() || values.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Point(side.name(), cost.getAsDouble(), Bootstrap.clustered(values), false));
  }

  private static boolean beats(Point other, Point point, Better better) {
    double gain = (better == Better.LOWER ? -1 : 1)
        * (other.quality().value() - point.quality().value());
    double saved = point.cost() - other.cost();
    return gain >= 0 && saved >= 0 && (gain > 0 || saved > 0);
  }
}
