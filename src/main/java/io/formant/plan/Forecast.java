package io.formant.plan;

import io.formant.artifact.Fingerprint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a run would do, stage by stage, told beforehand. A stage whose input will be computed counts as running, though the run
 * may find that the input comes out as it was and stop there.
 */
public record Forecast(List<Stage> stages) {
  public Forecast {
    stages = List.copyOf(stages);
  }

  /** What happens to a stage. */
  public enum Action {
    /** Everything of it is computed. */
    RUN,
    /** Everything of it comes from the cache. */
    REUSE,
    /** Some items come from the cache, the others are computed. */
    PART;

    /** As in {@code plan --json}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One stage.
   *
   * @param items of its output; empty where only the run can tell
   * @param toRun how many of them will be computed
   * @param because in plain words, such as {@code spec.bands changed}; empty for a stage that is reused
   * @param seconds that it will take by what it took last; empty where it never ran
   * @param fingerprint what it will depend on, as far as that is known
   * @param last what it depended on in the last run of this file
   */
  public record Stage(
      String id,
      String type,
      Action action,
      OptionalInt items,
      OptionalInt toRun,
      List<String> because,
      OptionalDouble seconds,
      Fingerprint fingerprint,
      Optional<Fingerprint> last) {
    public Stage {
      because = List.copyOf(because);
    }

    public boolean runs() {
      return action != Action.REUSE;
    }
  }

  public Optional<Stage> stage(String id) {
    return stages.stream().filter(stage -> stage.id().equals(id)).findFirst();
  }

  /** The sum of what is known. */
  public double seconds() {
    return stages.stream().mapToDouble(stage -> stage.seconds().orElse(0)).sum();
  }

  /** Whether every stage that runs has run before, so that {@link #seconds} leaves none out. */
  public boolean timed() {
    return stages.stream().allMatch(stage -> !stage.runs() || stage.seconds().isPresent());
  }
}
