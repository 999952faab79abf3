package io.formant.plan;

import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.artifact.Fingerprint;
import io.formant.artifact.Index;
import io.formant.artifact.Manifest;
import io.formant.artifact.SetOf;
import io.formant.stage.SourceStage;
import io.formant.stage.SourceStage.Listed;
import io.formant.stage.catalog.StageDescription.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Looks ahead of a run: lists the sources, follows the graph with what the cache holds, computes nothing. */
public final class Forecaster {
  private final Plan plan;
  private final Fingerprints fingerprints;
  private final CacheView cache;

  public Forecaster(Plan plan, Fingerprints fingerprints, CacheView cache) {
    this.plan = plan;
    this.fingerprints = fingerprints;
    this.cache = cache;
  }

  /**
   * What a run would do now.
   *
   * @throws UncheckedIOException when a source cannot be listed
   */
  public Forecast forecast() {
    Map<String, Manifest> known = new HashMap<>();
    Map<String, Forecast.Stage> stages = new LinkedHashMap<>();
    for (Step step : plan.steps()) {
      Prospect prospect = prospect(step, known);
      prospect.output().ifPresent(output -> known.put(step.id(), output));
      stages.put(step.id(), told(step, prospect, stages));
    }
    return new Forecast(List.copyOf(stages.values()));
  }

  private Prospect prospect(Step step, Map<String, Manifest> known) {
    if (step.stage() instanceof SourceStage<?, ?> source) {
      return source(step, list(source, step.spec()));
    }
    Fingerprint whole = fingerprints.expected(step, step.inputs(), known);
    return cached(whole)
        .orElseGet(() -> step.mapped()
            .map(mapped -> mapped(step, mapped, whole, known))
            .orElseGet(() -> Prospect.unknown(whole, itemsOfBarrier(step))));
  }

  private Optional<Prospect> cached(Fingerprint fingerprint) {
    Digest key = fingerprint.digest();
    return Optional.ofNullable(cache.find(List.of(key)).get(key))
        .flatMap(cache::manifest)
        .map(manifest -> Prospect.known(fingerprint, manifest));
  }

  private Prospect source(Step step, List<? extends Listed<?>> listing) {
    Fingerprint whole = fingerprints.ofSource(step, listing);
    List<Entry> items = listing.stream()
        .map(item -> new Entry(item.key(), item.labels(), item.content()))
        .toList();
    return cached(whole).orElseGet(() -> items(whole, fingerprints.base(step, Map.of()), items));
  }

  private Prospect mapped(Step step, Input mapped, Fingerprint whole, Map<String, Manifest> known) {
    Manifest input = known.get(mapped.step());
    if (input == null) {
      return Prospect.unknown(whole, OptionalInt.empty());
    }
    return items(whole, fingerprints.expected(step, step.sideInputs(), known), input.entries());
  }

  private Prospect items(Fingerprint whole, Fingerprint base, List<Entry> items) {
    List<Digest> keys = items.stream()
        .map(item -> Fingerprints.ofItem(base, item.digest()).digest())
        .toList();
    return Prospect.items(whole, items, keys, cache.find(keys));
  }

  @SuppressWarnings("unchecked") // a step's spec is of its stage's spec class
  private static <S extends Record> List<? extends Listed<?>> list(
      SourceStage<S, ?> source, Record spec) {
    try {
      return source.list((S) spec);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A barrier makes one object, or a set whose size only its run can tell. */
  private static OptionalInt itemsOfBarrier(Step step) {
    return SetOf.class.isAssignableFrom(step.traits().kind())
        ? OptionalInt.empty()
        : OptionalInt.of(1);
  }

  private Forecast.Stage told(Step step, Prospect prospect, Map<String, Forecast.Stage> earlier) {
    Optional<Fingerprint> last = cache.last(plan.file(), step.id());
    return new Forecast.Stage(
        step.id(),
        step.type(),
        prospect.action(),
        prospect.items(),
        prospect.toRun(),
        because(step, prospect, last, earlier),
        seconds(step, prospect),
        prospect.fingerprint(),
        last);
  }

  private static List<String> because(
      Step step,
      Prospect prospect,
      Optional<Fingerprint> last,
      Map<String, Forecast.Stage> earlier) {
    if (prospect.action() == Forecast.Action.REUSE) {
      return List.of();
    }
    List<String> reasons = new ArrayList<>();
    if (prospect.action() == Forecast.Action.PART) {
      reasons.add("new items: " + prospect.toRun().orElse(0));
    }
    reasons.addAll(last.map(before -> Reasons.of(step, before, prospect.fingerprint(), earlier))
        .orElse(reasons.isEmpty() ? List.of("no result yet") : List.of()));
    return reasons.isEmpty() ? List.of("its result is not in the cache any more") : reasons;
  }

  private OptionalDouble seconds(Step step, Prospect prospect) {
    if (prospect.action() == Forecast.Action.REUSE) {
      return OptionalDouble.of(0);
    }
    Optional<Index.Timing> timing =
        cache.timing(step.type(), fingerprints.codeOf(step).digest().hex());
    if (timing.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (step.description().shape() == Shape.BARRIER) {
      return OptionalDouble.of(timing.get().seconds());
    }
    return prospect.toRun().isPresent()
        ? OptionalDouble.of(prospect.toRun().getAsInt() * timing.get().secondsPerItem())
        : OptionalDouble.empty();
  }
}
