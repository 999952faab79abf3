package io.formant.plan;

import io.formant.stage.catalog.EngineSpec;
import io.formant.stage.catalog.SpecBinder;
import io.formant.stage.catalog.StageCatalog;
import io.formant.yaml.Document;
import io.formant.yaml.Nearest;
import io.formant.yaml.Problem;
import io.formant.yaml.Problems;
import io.formant.yaml.Value;
import io.formant.yaml.Value.Broken;
import io.formant.yaml.Value.Mapping;
import io.formant.yaml.Value.Scalar;
import io.formant.yaml.Value.ScalarType;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Checks a document against the stage catalog and puts its stages in running order. */
@Singleton
public final class Planner {
  private static final List<String> KEYS =
      List.of("pipeline", "about", "use", "vars", "seed", "engine", "stages");

  private final StageCatalog catalog;

  public Planner(StageCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Reads and plans a pipeline file.
   *
   * @param overrides such as {@code model.steps=100}
   * @throws Problems with everything that is wrong
   */
  public Plan plan(Path file, List<String> overrides) {
    return plan(Document.read(file, overrides));
  }

  /**
   * Plans a document.
   *
   * @throws Problems with everything that is wrong
   */
  public Plan plan(Document document) {
    List<Problem> problems = new ArrayList<>(document.problems());
    Mapping root = document.root();
    refuseUnknown(root, problems);
    String name = name(document, problems);
    String about = text(root, "about", problems).map(Scalar::text).orElse("");
    long seed = seed(root, problems);
    EngineSpec engine = engine(root, problems);
    List<Step> steps = stages(root, problems)
        .map(stages -> new StepGraph(catalog, problems).steps(stages))
        .orElse(List.of());
    if (!problems.isEmpty()) {
      throw new Problems(problems);
    }
    return new Plan(name, about, seed, engine, steps, document);
  }

  private static void refuseUnknown(Mapping root, List<Problem> problems) {
    root.fields().forEach((key, field) -> {
      if (!KEYS.contains(key)) {
        problems.add(new Problem(
            field.mark(), "unknown key '" + key + "' for a pipeline", Nearest.hint(key, KEYS)));
      }
    });
  }

  private static String name(Document document, List<Problem> problems) {
    Optional<Scalar> given = text(document.root(), "pipeline", problems);
    given
        .filter(name -> !name.text().matches("[A-Za-z0-9][A-Za-z0-9_.-]*"))
        .ifPresent(name -> problems.add(Problem.at(
            name.mark(),
            "pipeline is " + name.described()
                + ", expected a name of letters, digits, '_', '-' and '.'")));
    String file = Objects.toString(document.file().getFileName(), "pipeline");
    return given.map(Scalar::text).orElse(file.replaceFirst("\\.ya?ml$", ""));
  }

  private static Optional<Scalar> text(Mapping root, String key, List<Problem> problems) {
    Optional<Value> value = root.value(key);
    Optional<Scalar> scalar = value.filter(Scalar.class::isInstance).map(Scalar.class::cast);
    value
        .filter(other -> scalar.isEmpty() && !(other instanceof Broken))
        .ifPresent(other -> problems.add(
            Problem.at(other.mark(), key + " is " + other.described() + ", expected text")));
    return scalar;
  }

  private static long seed(Mapping root, List<Problem> problems) {
    Optional<Value> value = root.value("seed");
    if (value.isPresent()
        && value.get() instanceof Scalar scalar
        && scalar.type() == ScalarType.WHOLE) {
      return ((Number) Objects.requireNonNull(scalar.plain())).longValue();
    }
    value
        .filter(other -> !(other instanceof Broken))
        .ifPresent(other -> problems.add(Problem.at(
            other.mark(), "seed is " + other.described() + ", expected a whole number")));
    return 0;
  }

  private static EngineSpec engine(Mapping root, List<Problem> problems) {
    Optional<Value> value = root.value("engine");
    if (value.isPresent() && value.get() instanceof Mapping mapping) {
      return new SpecBinder(problems)
          .bind(EngineSpec.class, mapping, "engine", mapping.mark())
          .orElse(EngineSpec.STANDARD);
    }
    value
        .filter(other -> !(other instanceof Broken))
        .ifPresent(other -> problems.add(Problem.at(
            other.mark(),
            "engine is " + other.described() + ", expected a mapping such as {device: cpu}")));
    return EngineSpec.STANDARD;
  }

  private static Optional<Mapping> stages(Mapping root, List<Problem> problems) {
    Optional<Value> value = root.value("stages");
    if (value.isEmpty()) {
      problems.add(new Problem(
          root.mark(), "missing key 'stages' for a pipeline", "add stages: and a stage"));
    } else if (value.get() instanceof Mapping mapping) {
      return Optional.of(mapping);
    } else if (!(value.get() instanceof Broken)) {
      problems.add(Problem.at(
          value.get().mark(),
          "stages is " + value.get().described() + ", expected stage ids and their stages"));
    }
    return Optional.empty();
  }
}
