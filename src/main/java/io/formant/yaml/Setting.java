package io.formant.yaml;

import io.formant.yaml.Value.Field;
import io.formant.yaml.Value.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One {@code --set path=value}.
 *
 * @param path dotted: first a stage's id, else a top-level key such as {@code seed} or {@code vars.rate-hz}
 * @param key where the path stands on the command line
 */
record Setting(List<String> path, Mark key, Value value) {
  private static final String VARS = "vars";
  private static final String STAGES = "stages";
  private static final Set<String> TOP = Set.of(VARS, STAGES, "seed", "pipeline", "about");

  /** Parses an option's argument; empty, with a problem added, where that fails. */
  static Optional<Setting> parse(String text, List<Problem> problems) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      Mark mark = new Mark("--set " + text, 0, 7, "--set " + text);
      problems.add(new Problem(mark, "expected KEY=VALUE", "such as model.steps=100"));
      return Optional.empty();
    }
    String path = text.substring(0, equals);
    Source source = Source.option("--set " + path, text.substring(equals + 1));
    try {
      Value nothing = new Value.Scalar(source.start(), "", Value.ScalarType.NOTHING);
      Value value = YamlText.parse(source, problems).orElse(nothing);
      Mark key = new Mark(source.place(), 0, 7, source.lines().get(0));
      return Optional.of(new Setting(List.of(path.split("\\.", -1)), key, value));
    } catch (Problems e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  boolean isVariable() {
    return path.get(0).equals(VARS);
  }

  /** With the references in its value replaced. */
  Setting with(References references) {
    return new Setting(path, key, references.resolved(value));
  }

  /** The root with this value put in place; unchanged, with a problem added, where there is no such place. */
  Mapping applied(Mapping root, List<Problem> problems) {
    Mapping stages = mapping(root, STAGES);
    String first = path.get(0);
    if (stages.fields().containsKey(first)) {
      List<String> full = new ArrayList<>(List.of(STAGES));
      full.addAll(path);
      return put(root, full, problems);
    }
    if (TOP.contains(first)) {
      return put(root, path, problems);
    }
    Set<String> known = new LinkedHashSet<>(stages.keys());
    known.addAll(List.of(VARS, "seed"));
    problems.add(new Problem(key, "no stage '" + first + "'", Nearest.hint(first, known)));
    return root;
  }

  private Mapping put(Mapping parent, List<String> steps, List<Problem> problems) {
    String step = steps.get(0);
    Field old = parent.fields().get(step);
    if (steps.size() == 1) {
      return parent.with(step, new Field(key, value));
    }
    if (old != null && !(old.value() instanceof Mapping)) {
      problems.add(
          Problem.at(key, step + " is " + old.value().described() + ", it has no keys to set"));
      return parent;
    }
    Mapping inner = put(mapping(parent, step), steps.subList(1, steps.size()), problems);
    return parent.with(step, new Field(old == null ? key : old.mark(), inner));
  }

  private Mapping mapping(Mapping parent, String name) {
    Field field = parent.fields().get(name);
    return field != null && field.value() instanceof Mapping mapping
        ? mapping
        : new Mapping(key, new LinkedHashMap<>());
  }
}
