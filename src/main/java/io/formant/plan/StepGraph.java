package io.formant.plan;

import io.formant.artifact.OutsideFile;
import io.formant.stage.Traits;
import io.formant.stage.catalog.Mention;
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
  private final FileCheck files;
  private final List<String> ids = new ArrayList<>();
  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final Set<String> visited = new HashSet<>();
  private final List<String> open = new ArrayList<>();
  private final Map<String, Step> steps = new LinkedHashMap<>();

  StepGraph(StageCatalog catalog, List<Problem> problems) {
    this.catalog = catalog;
    this.problems = problems;
    this.files = new FileCheck(problems);
  }

  List<Step> steps(Mapping stages) {
    if (stages.fields().isEmpty()) {
      problems.add(Problem.at(stages.mark(), "stages is empty, expected at least one stage"));
    }
    ids.addAll(stages.keys());
    stages
        .fields()
        .forEach((id, field) -> draft(id, field).ifPresent(draft -> drafts.put(id, draft)));
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
          .map(description -> bound(id, field.mark(), mapping, description));
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

  private Draft bound(String id, Mark mark, Mapping mapping, StageDescription description) {
    SpecBinder binder = new SpecBinder(problems);
    Optional<Record> spec = binder
        .bind(description.spec(), mapping, "stage " + description.type(), mark)
        .map(Record.class::cast);
    binder.mentions().forEach(mention -> refuseUnknown(id, mention));
    Optional<List<OutsideFile>> found = spec.flatMap(bound -> files.of(bound, mapping));
    return new Draft(
        id,
        description,
        found.flatMap(there -> spec),
        found.orElse(List.of()),
        binder.mentions(),
        mark,
        mapping);
  }

  private void refuseUnknown(String user, Mention mention) {
    if (!ids.contains(mention.id())) {
      List<String> known = ids.stream().filter(id -> !id.equals(user)).toList();
      problems.add(new Problem(
          mention.word().mark(),
          "no stage '" + mention.id() + "'",
          Nearest.hint(mention.id(), known)));
    }
  }

  private void visit(String id) {
    Draft draft = drafts.get(id);
    if (draft == null || !visited.add(id)) {
      return;
    }
    open.add(id);
    for (Mention mention : draft.mentions()) {
      if (open.contains(mention.id())) {
        problems.add(
            Problem.at(mention.word().mark(), "stages go in circles: " + circle(mention.id())));
      } else {
        visit(mention.id());
      }
    }
    open.remove(id);
    new TraitsCheck(problems, other -> Optional.ofNullable(steps.get(other)).map(Step::traits))
        .of(draft)
        .ifPresent(traits -> steps.put(id, step(draft, traits)));
  }

  private String circle(String again) {
    List<String> ids = new ArrayList<>(open.subList(open.indexOf(again), open.size()));
    ids.add(again);
    return String.join(" -> ", ids);
  }

  private static Step step(Draft draft, Traits traits) {
    Record spec = draft.spec().orElseThrow();
    List<Input> inputs = SpecReference.of(spec).stream()
        .map(reference -> new Input(reference.name(), reference.from()))
        .toList();
    return new Step(
        draft.id(),
        draft.description(),
        spec,
        traits,
        inputs,
        draft.files(),
        draft.mark(),
        draft.source());
  }
}
