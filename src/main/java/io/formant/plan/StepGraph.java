package io.formant.plan;

import io.formant.stage.Traits;
import io.formant.stage.catalog.SpecBinder;
import io.formant.stage.catalog.SpecReference;
import io.formant.stage.catalog.StageCatalog;
import io.formant.stage.catalog.StageDescription;
import io.formant.yaml.Mark;
import io.formant.yaml.Nearest;
import io.formant.yaml.Problem;
import io.formant.yaml.Value;
import io.formant.yaml.Value.Broken;
import io.formant.yaml.Value.Field;
import io.formant.yaml.Value.Mapping;
import io.formant.yaml.Value.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Binds every stage of a pipeline, follows the references, and yields the steps with inputs before those that need them. */
final class StepGraph {
  private final StageCatalog catalog;
  private final List<Problem> problems;
  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final Set<String> visited = new HashSet<>();
  private final List<String> open = new ArrayList<>();
  private final Map<String, Step> steps = new LinkedHashMap<>();

  StepGraph(StageCatalog catalog, List<Problem> problems) {
    this.catalog = catalog;
    this.problems = problems;
  }

  List<Step> steps(Mapping stages) {
    if (stages.fields().isEmpty()) {
      problems.add(Problem.at(stages.mark(), "stages is empty, expected at least one stage"));
    }
    stages
        .fields()
        .forEach((id, field) -> draft(id, field).ifPresent(draft -> drafts.put(id, draft)));
    drafts.values().forEach(draft -> refuseUnknown(draft, stages));
    drafts.keySet().forEach(this::visit);
    return List.copyOf(steps.values());
  }

  private Optional<Draft> draft(String id, Field field) {
    if (!id.matches("[A-Za-z][A-Za-z0-9_-]*")) {
      problems.add(Problem.at(
          field.mark(), "stage id '" + id + "' is not a word of letters, digits, '_' and '-'"));
    }
    if (field.value() instanceof Mapping mapping) {
      return type(id, field.mark(), mapping)
          .flatMap(description -> bound(id, field.mark(), mapping, description));
    }
    if (!(field.value() instanceof Broken)) {
      problems.add(new Problem(
          field.value().mark(),
          id + " is " + field.value().described() + ", expected a stage",
          "such as {type: load-audio, corpus: voices}"));
    }
    return Optional.empty();
  }

  private Optional<StageDescription> type(String id, Mark mark, Mapping mapping) {
    Optional<Value> given = mapping.value("type");
    if (given.isEmpty()) {
      problems.add(Problem.at(mark, "missing key 'type' for stage '" + id + "'"));
      return Optional.empty();
    }
    Value value = given.get();
    String name = value instanceof Scalar scalar ? scalar.text() : "";
    Optional<StageDescription> found = catalog.find(name);
    if (found.isEmpty() && !(value instanceof Broken)) {
      problems.add(
          value instanceof Scalar
              ? new Problem(
                  value.mark(),
                  "unknown stage type '" + name + "'",
                  Nearest.hint(name, catalog.types()))
              : Problem.at(
                  value.mark(), "type is " + value.described() + ", expected a stage type"));
    }
    return found;
  }

  private Optional<Draft> bound(
      String id, Mark mark, Mapping mapping, StageDescription description) {
    return new SpecBinder(problems)
        .bind(description.spec(), mapping, "stage " + description.type(), mark)
        .map(spec -> new Draft(id, description, spec, SpecReference.of(spec), mark, mapping));
  }

  private void refuseUnknown(Draft draft, Mapping stages) {
    for (SpecReference reference : draft.references()) {
      String id = reference.from().id();
      if (!stages.fields().containsKey(id)) {
        List<String> known =
            stages.keys().stream().filter(other -> !other.equals(draft.id())).toList();
        problems.add(
            new Problem(draft.markOf(reference), "no stage '" + id + "'", Nearest.hint(id, known)));
      }
    }
  }

  private void visit(String id) {
    Draft draft = drafts.get(id);
    if (draft == null || !visited.add(id)) {
      return;
    }
    open.add(id);
    for (SpecReference reference : draft.references()) {
      String needed = reference.from().id();
      if (open.contains(needed)) {
        problems.add(
            Problem.at(draft.markOf(reference), "stages go in circles: " + circle(needed)));
      } else {
        visit(needed);
      }
    }
    open.remove(id);
    if (steps.keySet().containsAll(neededBy(draft))) {
      traits(draft).ifPresent(traits -> steps.put(id, step(draft, traits)));
    }
  }

  private String circle(String again) {
    List<String> ids = new ArrayList<>(open.subList(open.indexOf(again), open.size()));
    ids.add(again);
    return String.join(" -> ", ids);
  }

  private static List<String> neededBy(Draft draft) {
    return draft.references().stream().map(reference -> reference.from().id()).toList();
  }

  private Optional<Traits> traits(Draft draft) {
    return new TraitsCheck(problems, id -> steps.get(id).traits()).of(draft);
  }

  private static Step step(Draft draft, Traits traits) {
    List<Input> inputs = draft.references().stream()
        .map(reference -> new Input(reference.name(), reference.from()))
        .toList();
    return new Step(
        draft.id(),
        draft.description(),
        draft.spec(),
        traits,
        inputs,
        draft.mark(),
        draft.source());
  }
}
