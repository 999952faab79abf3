package io.formant.plan;

import io.formant.artifact.Digest;
import io.formant.artifact.Fingerprint.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the runs of a sweep would do together: what several points have in common is made once.
 *
 * @param work every result once, in the order in which the points reach it
 */
public record SweepForecast(List<Work> work) {
  public SweepForecast {
    work = List.copyOf(work);
  }

  /**
   * A result and the points that need it.
   *
   * @param stage as the first of these points would make it
   * @param points their numbers, from 1
   */
  public record Work(Forecast.Stage stage, List<Integer> points) {
    public Work {
      points = List.copyOf(points);
    }
  }

  /**
   * Puts the forecasts of the points together.
   *
   * @param forecasts one a plan
   */
  public static SweepForecast of(List<Plan> plans, List<Forecast> forecasts) {
    Map<Digest, Forecast.Stage> stages = new LinkedHashMap<>();
    Map<Digest, List<Integer>> points = new HashMap<>();
    for (int i = 0; i < plans.size(); i++) {
      Map<String, Digest> keys = keys(plans.get(i), forecasts.get(i));
      for (Forecast.Stage stage : forecasts.get(i).stages()) {
        Digest key = keys.get(stage.id());
        stages.putIfAbsent(key, stage);
        points.computeIfAbsent(key, unused -> new ArrayList<>()).add(i + 1);
      }
    }
    List<Work> work = new ArrayList<>();
    stages.forEach((key, stage) -> work.add(new Work(stage, points.getOrDefault(key, List.of()))));
    return new SweepForecast(work);
  }

  /** Equal for what will be the same result: an input that is not known yet counts by its own key. */
  private static Map<String, Digest> keys(Plan plan, Forecast forecast) {
    Map<String, Digest> keys = new HashMap<>();
    for (Step step : plan.steps()) {
      List<String> parts = new ArrayList<>();
      for (Part part : forecast.stage(step.id()).orElseThrow().fingerprint().parts()) {
        parts.add(part.name());
        parts.add(part.value());
      }
      step.inputIds()
          .forEach(id -> parts.add(keys.getOrDefault(id, Digest.of(id)).hex()));
      keys.put(step.id(), Digest.of(parts));
    }
    return keys;
  }

  /** The sum of what is known. */
  public double seconds() {
    return work.stream().mapToDouble(it -> it.stage().seconds().orElse(0)).sum();
  }

  /** Whether every stage that runs has run before. */
  public boolean timed() {
    return work.stream()
        .allMatch(it -> !it.stage().runs() || it.stage().seconds().isPresent());
  }

  public long running() {
    return work.stream().filter(it -> it.stage().runs()).count();
  }
}
