package io.formant.report.compare;

import io.formant.artifact.Block.Measure;
import io.formant.artifact.Fingerprint;
import io.formant.report.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a number was computed with, as far as it decides whether it may stand beside another: its unit, the stage type, the stage's
 * own settings, and everything that the stage read except what it judged.
 *
 * @param parts by name, such as {@code recognizer}
 */
record Basis(SortedMap<String, String> parts) {
  /** What is judged may differ: that is what is compared. */
  private static final List<String> JUDGED = List.of("input.from", "input.resynthesis");

  private static final int BRIEF = 12;

  /** Of the numbers of a stage. */
  static Basis of(RunRecord run, String stage) {
    SortedMap<String, String> parts = new TreeMap<>();
    stage(run, stage).ifPresent(found -> {
      parts.put("stage type", found.type());
      found.fingerprint().parts().stream()
          .filter(part -> part.name().startsWith("spec.") || part.name().startsWith("input."))
          .filter(part -> JUDGED.stream().noneMatch(part.name()::startsWith))
          .forEach(part -> parts.put(word(part), part.value()));
    });
    return new Basis(parts);
  }

  /** Of a measure of single clips; costs are counted the same way everywhere. */
  static Basis of(Measure measure, Side side) {
    return side.run().measures().stream()
        .filter(scored -> scored.measure().equals(measure))
        .filter(scored -> !measure.name().equals(Tradeoff.COST))
        .findFirst()
        .map(scored -> of(side.run(), scored.stage()))
        .orElse(new Basis(new TreeMap<>()));
  }

  private static String word(Fingerprint.Part part) {
    return part.name().replaceFirst("^(spec|input)\\.", "");
  }

  private static Optional<RunRecord.Stage> stage(RunRecord run, String id) {
    return run.stages().stream().filter(stage -> stage.id().equals(id)).findFirst();
  }

  Basis and(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(parts);
    more.put(name, value);
    return new Basis(more);
  }

  /** Why numbers of the two cannot stand in one column; empty where they can. */
  String conflict(Basis other) {
    List<String> conflicts = new ArrayList<>();
    for (Map.Entry<String, String> part : parts.entrySet()) {
      String value = other.parts.get(part.getKey());
      if (value != null && !value.equals(part.getValue()))
        conflicts.add(part.getKey() + " " + brief(part.getValue()) + " and " + brief(value));
    }
    return String.join(", ", conflicts);
  }

  private static String brief(String value) {
    return value.matches("[0-9a-f]{64}") ? value.substring(0, BRIEF) : value;
  }
}
