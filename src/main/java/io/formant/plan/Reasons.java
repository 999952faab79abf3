package io.formant.plan;

import io.formant.artifact.Fingerprint;
import io.formant.artifact.Fingerprint.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Why a stage runs again, in plain words: the parts in which its fingerprint differs from that of the last run. */
final class Reasons {
  private Reasons() {}

  static List<String> of(
      Step step, Fingerprint before, Fingerprint now, Map<String, Forecast.Stage> inputs) {
    Map<String, String> old = values(before);
    Map<String, String> fresh = values(now);
    if (!old.getOrDefault("type", "").equals(step.type())) {
      return List.of("type changed, was " + old.get("type"));
    }
    List<String> reasons = new ArrayList<>();
    fresh.forEach((name, value) -> {
      if (!value.equals(old.get(name))) {
        reasons.add(reason(step, name, inputs));
      }
    });
    old.keySet().stream()
        .filter(name -> !fresh.containsKey(name))
        .forEach(name -> reasons.add(name + " removed"));
    return reasons.stream().distinct().toList();
  }

  static Map<String, String> values(Fingerprint fingerprint) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Part part : fingerprint.parts()) {
      values.put(part.name(), part.value());
    }
    return values;
  }

  private static String reason(Step step, String part, Map<String, Forecast.Stage> inputs) {
    return step.inputs().stream()
        .filter(input -> part.equals("input." + input.name()))
        .findFirst()
        .map(input -> "input " + input.step() + (runs(input, inputs) ? " will run" : " changed"))
        .orElse(part.equals("input.content") ? "the data changed" : part + " changed");
  }

  private static boolean runs(Input input, Map<String, Forecast.Stage> inputs) {
    Forecast.Stage stage = inputs.get(input.step());
    return stage != null && stage.runs();
  }
}
