package io.formant.report.compare;

import io.formant.report.ClipRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A clip of one side, and what it answers to in the others.
 *
 * @param role what it is in its run: {@code generated}, {@code shuffled style}, {@code reference}; the guidance under which most clips
 *     of a run were generated is no part, since that is what runs may differ in
 * @param key the same in every run for the clip of the same role, voice, text and seed
 */
public record Clip(ClipRecord record, String role, String key) {
  static final String MAIN = "generated";

  static List<Clip> of(List<ClipRecord> records) {
    String guidance = mainGuidance(records);
    Map<String, Integer> met = new HashMap<>();
    List<Clip> clips = new ArrayList<>();
    for (ClipRecord record : records) {
      String role = role(record, guidance);
      String key =
          String.join("\t", role, record.split(), record.voice(), record.text(), record.seed());
      clips.add(new Clip(record, role, key + "\t" + met.merge(key, 1, Integer::sum)));
    }
    return clips;
  }

  private static String mainGuidance(List<ClipRecord> records) {
    return records.stream()
        .filter(record -> record.isGenerated() && record.condition().equals("true"))
        .collect(Collectors.groupingBy(ClipRecord::guidance, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static String role(ClipRecord record, String mainGuidance) {
    if (!record.isGenerated()) return record.source();
    String guidance =
        record.guidance().equals(mainGuidance) ? "" : ", guidance " + record.guidance();
    return switch (record.condition()) {
      case "true", "" -> MAIN + guidance;
      case "null" -> "no style" + guidance;
      default -> record.condition() + (record.condition().contains(" ") ? "" : " style") + guidance;
    };
  }

  boolean isMain() {
    return role.equals(MAIN);
  }

  /** Clips of one voice and text resemble each other. */
  String cell() {
    return record.voice() + "\t" + record.text();
  }

  /** Such as {@code generated, heldout}. */
  String slice() {
    return record.split().isEmpty() ? role : role + ", " + record.split();
  }

  OptionalDouble score(String measure) {
    Double score = record.scores().get(measure);
    return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
  }
}
