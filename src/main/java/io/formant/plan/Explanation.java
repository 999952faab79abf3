package io.formant.plan;

import io.formant.artifact.Fingerprint;
import io.formant.yaml.Mark;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Why a stage runs or doesn't: every part of its fingerprint, as it was in the last run of this file and as it is now.
 *
 * @param stage its id
 */
public record Explanation(String stage, Forecast.Action action, List<Part> parts) {
  private static final int DIGEST = 64;

  public Explanation {
    parts = List.copyOf(parts);
  }

  /**
   * One ingredient.
   *
   * @param before empty when the last run had none, or there was none
   * @param now empty when it is gone
   * @param mark the line to look at
   */
  public record Part(String name, Optional<String> before, Optional<String> now, Mark mark) {
    public boolean changed() {
      return !before.equals(now);
    }
  }

  /** Explains a step by a forecast of its plan. */
  public static Explanation of(Plan plan, Step step, Forecast forecast) {
    Forecast.Stage told = forecast.stage(step.id()).orElseThrow();
    Map<String, String> before = Reasons.values(told.last().orElse(new Fingerprint(List.of())));
    Map<String, String> now = Reasons.values(told.fingerprint());
    Set<String> names = new LinkedHashSet<>(now.keySet());
    names.addAll(before.keySet());
    List<Part> parts = names.stream()
        .map(name -> new Part(
            name,
            Optional.ofNullable(before.get(name)).map(Explanation::brief),
            Optional.ofNullable(now.get(name)).map(value -> shown(step, name, value, forecast)),
            mark(plan, step, name)))
        .toList();
    return new Explanation(step.id(), told.action(), parts);
  }

  private static String shown(Step step, String part, String value, Forecast forecast) {
    boolean open = step.inputs().stream()
        .filter(input -> part.equals("input." + input.name()))
        .flatMap(input -> forecast.stage(input.step()).stream())
        .anyMatch(stage -> stage.action() == Forecast.Action.RUN);
    return open ? "known when it has run" : brief(value);
  }

  private static String brief(String value) {
    return value.matches("[0-9a-f]{" + DIGEST + "}") ? value.substring(0, 12) : value;
  }

  private static Mark mark(Plan plan, Step step, String part) {
    if (part.equals("seed") && plan.document().root().value("seed").isPresent()) {
      return plan.document().root().locate("seed");
    }
    String key = part.replaceFirst("^(spec|input)\\.", "");
    boolean written = step.source().value(key.split("\\.", -1)[0]).isPresent();
    return written ? step.source().locate(key) : step.mark();
  }
}
