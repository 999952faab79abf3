package io.formant.report.compare;

import io.formant.artifact.Block.Measure;
import io.formant.report.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a stage measured with: its type, its own settings, and everything that it read except what it judged. Where it read no real
 * clips as a reference, the data that the run began with stand for them.
 *
 * @param parts by name, as in a fingerprint: {@code spec.split}, {@code input.recognizer}
 */
record Yardstick(SortedMap<String, String> parts) {
  /** What is judged may differ: that is what is compared. */
  private static final List<String> JUDGED = List.of("input.from", "input.resynthesis");

  private static final String DATA = "input.content";
  private static final String NOTHING = "nothing";
  private static final int BRIEF = 12;

  /** Of the numbers of a stage. */
  static Yardstick of(RunRecord run, String stage) {
    SortedMap<String, String> parts = new TreeMap<>();
    stage(run, stage).ifPresent(found -> {
      parts.put("stage type", found.type());
      found.fingerprint().parts().stream()
          .filter(part -> part.name().startsWith("spec.") || part.name().startsWith("input."))
          .filter(part -> JUDGED.stream().noneMatch(part.name()::startsWith))
          .forEach(part -> parts.put(part.name(), part.value()));
      String data = data(run);
      if (!parts.containsKey("input.reference") && !parts.containsKey(DATA) && !data.isEmpty())
        parts.put("input.data", data);
    });
    return new Yardstick(parts);
  }

  /** Of a measure of single clips; costs are counted the same way everywhere. */
  static Yardstick of(Measure measure, Side side) {
    return side.run().measures().stream()
        .filter(scored -> scored.measure().equals(measure))
        .filter(scored -> !measure.name().equals(Tradeoff.COST))
        .findFirst()
        .map(scored -> of(side.run(), scored.stage()))
        .orElse(new Yardstick(new TreeMap<>()));
  }

  private static Optional<RunRecord.Stage> stage(RunRecord run, String id) {
    return run.stages().stream().filter(stage -> stage.id().equals(id)).findFirst();
  }

  /** All that the sources of a run read; empty where it had none. */
  private static String data(RunRecord run) {
    return run.stages().stream()
        .map(stage -> stage.fingerprint().value(DATA))
        .filter(value -> !value.isEmpty())
        .map(Yardstick::brief)
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  /** The type and settings alone: all that matters for numbers that tell themselves what they were computed with. */
  Yardstick settings() {
    SortedMap<String, String> settings = new TreeMap<>(parts);
    settings.keySet().removeIf(name -> name.startsWith("input."));
    return new Yardstick(settings);
  }

  /** Why numbers of the two cannot stand in one column; empty where they can. */
  Optional<String> conflict(Yardstick other) {
    SortedSet<String> names = new TreeSet<>(parts.keySet());
    names.addAll(other.parts.keySet());
    List<String> conflicts = new ArrayList<>();
    for (String name : names) {
      String own = parts.getOrDefault(name, NOTHING);
      String theirs = other.parts.getOrDefault(name, NOTHING);
      if (!own.equals(theirs))
        conflicts.add(word(name) + " " + brief(own) + " and " + brief(theirs));
    }
    return conflicts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", conflicts));
  }

  private static String word(String name) {
    return name.replaceFirst("^(spec|input)\\.", "");
  }

  private static String brief(String value) {
    return value.matches("[0-9a-f]{64}") ? value.substring(0, BRIEF) : value;
  }
}
