package io.formant.stages.reference;

import io.formant.stage.check.Parity;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Hands a case to the system of its family and holds every output against its tolerance. */
@Singleton
final class ReferenceParity implements Parity {

  /** Of outputs that the case gives no tolerance of their own. */
  private static final Tolerance USUAL = new Tolerance.Relative(1e-4);

  private final Map<String, ParitySystem> systems = new TreeMap<>();

  @Inject
  ReferenceParity(@All List<ParitySystem> all) {
    all.forEach(system -> system.names().forEach(name -> systems.put(name, system)));
  }

  @Override
  public Comparison compare(Path folder, Map<String, @Nullable Object> description) {
    Settings parts = new Settings(description);
    String name = parts.text("system");
    ParitySystem system = systems.get(name);
    if (system == null) {
      throw new IllegalArgumentException(
          "no model family '" + name + "' is known here, expected one of " + systems.keySet());
    }
    ReferenceCase reference = new ReferenceCase(
        folder,
        name,
        parts.inner("config").orElse(new Settings(Map.of())),
        ReferenceCase.tensors(folder),
        parts);
    List<Deviation> own = system.deviations(reference);
    return new Comparison(
        own.isEmpty() ? deviations(parts, reference, system.outputs(reference)) : own);
  }

  private static List<Deviation> deviations(
      Settings parts, ReferenceCase reference, Map<String, Values> actual) {
    Settings tolerances = parts.inner("tolerances").orElse(new Settings(Map.of()));
    List<Deviation> deviations = new ArrayList<>();
    for (String output : names(parts)) {
      Values values = actual.get(output);
      if (values == null) {
        throw new IllegalArgumentException("output " + output + " is not made here");
      }
      tolerances.inner(output).map(ReferenceParity::tolerances).orElse(List.of(USUAL)).stream()
          .map(tolerance -> tolerance.deviation(output, values, reference.output(output)))
          .forEach(deviations::add);
    }
    return deviations;
  }

  private static Set<String> names(Settings parts) {
    return parts
        .inner("outputs")
        .orElseThrow(() -> new IllegalArgumentException("the case names no outputs"))
        .values()
        .keySet();
  }

  /** All of them hold together. */
  private static List<Tolerance> tolerances(Settings given) {
    List<Tolerance> tolerances = new ArrayList<>();
    if (given.truth("exact", false)) {
      tolerances.add(new Tolerance.Exact());
    }
    if (given.has("relative")) {
      tolerances.add(new Tolerance.Relative(given.number("relative")));
    }
    if (given.has("absolute")) {
      double above = given.number("above", Double.NEGATIVE_INFINITY);
      tolerances.add(new Tolerance.Absolute(given.number("absolute"), above));
    }
    if (given.has("cosine")) {
      tolerances.add(new Tolerance.Cosine(given.number("cosine")));
    }
    return tolerances;
  }
}
