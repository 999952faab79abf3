package io.formant.stages.checkpoint;

import io.formant.stage.check.Inspection.Fit;
import io.formant.tensor.weights.StateDict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model family, by the names that its weight files have for certain, weight norms folded.
 *
 * @param about which model, whose names
 * @param prefixes that may stand before all of them; the empty one is tried too
 */
public record Family(String name, String about, List<String> prefixes, List<Mark> marks) {

  /**
   * A name of the family's files.
   *
   * @param first size of the tensor's first axis, where that tells the family from others
   */
  public record Mark(String name, OptionalLong first) {}

  public Family {
    prefixes = List.copyOf(prefixes);
    marks = List.copyOf(marks);
  }

  /** A family by some of its names. */
  public static Family of(String name, String about, String... names) {
    List<Mark> marks = new ArrayList<>();
    for (String mark : names) {
      marks.add(new Mark(mark, OptionalLong.empty()));
    }
    return new Family(name, about, List.of(), marks);
  }

  /** Files in which a prefix may stand before all names. */
  public Family perhapsUnder(String... some) {
    return new Family(name, about, List.of(some), marks);
  }

  /** Files in which a tensor has a certain first size. */
  public Family with(String mark, long first) {
    List<Mark> more = new ArrayList<>(marks);
    more.add(new Mark(mark, OptionalLong.of(first)));
    return new Family(name, about, prefixes, more);
  }

  /** How well tensors fit, under the prefix where they fit best. */
  Fit fit(StateDict tensors) {
    List<Fit> fits = new ArrayList<>(List.of(fit(tensors, "")));
    prefixes.forEach(prefix -> fits.add(fit(tensors, prefix)));
    return fits.stream()
        .min(Comparator.comparingInt(fit -> fit.missing().size()))
        .orElseThrow();
  }

  /** A fit with the nearest names that the tensors have for those that they lack. */
  static Fit hinted(Fit fit, StateDict tensors) {
    List<String> missing = fit.missing().stream()
        .map(name ->
            name + tensors.nearest(name).map(near -> " (perhaps " + near + ")").orElse(""))
        .toList();
    return new Fit(fit.family(), fit.about(), fit.prefix(), fit.names(), missing);
  }

  private Fit fit(StateDict tensors, String prefix) {
    List<String> missing =
        marks.stream().flatMap(mark -> missing(tensors, prefix, mark).stream()).toList();
    return new Fit(name, about, prefix, marks.size(), missing);
  }

  private static Optional<String> missing(StateDict tensors, String prefix, Mark mark) {
    String full = prefix + mark.name();
    if (!tensors.has(full)) {
      return Optional.of(full);
    }
    long[] shape = tensors.shape(full);
    boolean fits =
        mark.first().isEmpty() || shape.length > 0 && shape[0] == mark.first().getAsLong();
    return fits
        ? Optional.empty()
        : Optional.of(full + " with a first size of " + mark.first().getAsLong());
  }
}
