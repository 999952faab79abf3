package io.formant.report.compare;

import io.formant.artifact.Block.Better;
import io.formant.artifact.Block.Measure;
import io.formant.report.inference.Bootstrap;
import io.formant.report.inference.Bootstrap.Observation;
import io.formant.report.inference.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How much a measure differs between two sides on the clips that both have.
 *
 * @param slice which clips, such as {@code generated, heldout}
 * @param base side that is subtracted
 * @param other side that it is subtracted from
 * @param before mean of the base over the pairs
 * @param after mean of the other over the pairs
 * @param difference after − before, with its 95 % interval; its count is that of voices and texts, which it is drawn by
 * @param pairs how many pairs
 * @param pairing what makes a pair
 */
public record Difference(
    Measure measure,
    String slice,
    String base,
    String other,
    double before,
    double after,
    Estimate difference,
    int pairs,
    Pairing pairing) {

  /** What makes a pair. */
  public enum Pairing {
    /** Voice, text, role and seed: the noise was the same. */
    CLIP("clips of the same voice, text and seed"),
    /** Voice and text: the seeds differ, so the means of their clips are paired. */
    CELL("means of the same voice and text");

    private final String words;

    Pairing(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** Two values of a measure that belong together. */
  private record Pair(String cell, double before, double after) {}

  /** What the interval says. */
  public String verdict() {
    if (!difference.hasInterval()) return "one voice and text alone: nothing can be said";
    if (!difference.excludesZero()) return "no difference shown";
    boolean up = difference.value() > 0;
    if (measure.better() == Better.NEITHER) return up ? "higher" : "lower";
    return up == (measure.better() == Better.HIGHER) ? "better" : "worse";
  }

  /** By clip where seeds agree, else by voice and text; nothing where no pair has the measure on both sides. */
  static Optional<Difference> of(Measure measure, String slice, Side base, Side other) {
    List<Pair> clips = byClip(measure.name(), slice, base, other);
    List<Pair> pairs = clips.isEmpty() ? byCell(measure.name(), slice, base, other) : clips;
    if (pairs.isEmpty()) return Optional.empty();
    List<Observation> observations = pairs.stream()
        .map(pair -> new Observation(pair.after() - pair.before(), pair.cell(), ""))
        .toList();
    return Optional.of(new Difference(
        measure,
        slice,
        base.name(),
        other.name(),
        pairs.stream().mapToDouble(Pair::before).average().orElseThrow(),
        pairs.stream().mapToDouble(Pair::after).average().orElseThrow(),
        Bootstrap.clustered(observations),
        pairs.size(),
        clips.isEmpty() ? Pairing.CELL : Pairing.CLIP));
  }

  private static List<Pair> byClip(String measure, String slice, Side base, Side other) {
    Map<String, Clip> partners = scored(measure, slice, other).stream()
        .collect(Collectors.toMap(Clip::key, clip -> clip, (first, second) -> first));
    List<Pair> pairs = new ArrayList<>();
    for (Clip clip : scored(measure, slice, base)) {
      Clip partner = partners.get(clip.key());
      if (partner != null)
        pairs.add(new Pair(
            clip.cell(),
            clip.score(measure).orElseThrow(),
            partner.score(measure).orElseThrow()));
    }
    return pairs;
  }

  private static List<Pair> byCell(String measure, String slice, Side base, Side other) {
    Map<String, Double> before = means(measure, scored(measure, slice, base));
    Map<String, Double> after = means(measure, scored(measure, slice, other));
    List<Pair> pairs = new ArrayList<>();
    before.forEach((cell, value) -> {
      Double partner = after.get(cell);
      if (partner != null) pairs.add(new Pair(cell, value, partner));
    });
    return pairs;
  }

  private static Map<String, Double> means(String measure, List<Clip> clips) {
    return clips.stream()
        .collect(Collectors.groupingBy(
            Clip::cell,
            LinkedHashMap::new,
            Collectors.averagingDouble(clip -> clip.score(measure).orElseThrow())));
  }

  private static List<Clip> scored(String measure, String slice, Side side) {
    return side.clips().stream()
        .filter(clip -> clip.slice().equals(slice) && clip.score(measure).isPresent())
        .toList();
  }
}
