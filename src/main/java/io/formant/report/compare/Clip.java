package io.formant.report.compare;

import io.formant.report.ClipRecord;
import io.formant.report.ClipRoles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A clip of one side, and what it answers to in the others.
 *
 * @param role what it is in its run
 * @param key the same in every run for the clip of the same role, voice, text and seed
 */
public record Clip(ClipRecord record, String role, String key) {
  static List<Clip> of(List<ClipRecord> records) {
    ClipRoles roles = ClipRoles.among(records);
    Map<String, Integer> met = new HashMap<>();
    List<Clip> clips = new ArrayList<>();
    for (ClipRecord record : records) {
      String role = roles.of(record);
      String key =
          String.join("\t", role, record.split(), record.voice(), record.text(), record.seed());
      clips.add(new Clip(record, role, key + "\t" + met.merge(key, 1, Integer::sum)));
    }
    return clips;
  }

  boolean isMain() {
    return role.equals(ClipRoles.MAIN);
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
