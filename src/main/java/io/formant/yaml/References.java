package io.formant.yaml;

import io.formant.yaml.Value.Broken;
import io.formant.yaml.Value.Field;
import io.formant.yaml.Value.Mapping;
import io.formant.yaml.Value.Scalar;
import io.formant.yaml.Value.ScalarType;
import io.formant.yaml.Value.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts variables in the place of {@code ${name}} and {@code ${a.b}}. A scalar that is one reference and nothing else becomes the
 * variable's value, whatever that is; a reference within text becomes the text of a word or number.
 */
final class References {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
  private static final int MOST_EXPANDED = 1_000_000;

  private final Mapping vars;
  private final List<Problem> problems;
  private final List<String> open = new ArrayList<>();
  private final Map<String, Value> done = new HashMap<>();
  private final Map<String, Long> sizes = new HashMap<>();
  private long expanded;

  private References(Mapping vars, List<Problem> problems) {
    this.vars = vars;
    this.problems = problems;
  }

  static References of(Mapping root, List<Problem> problems) {
    Optional<Value> vars = root.value("vars");
    if (vars.isPresent() && vars.get() instanceof Mapping mapping) {
      return new References(mapping, problems);
    }
    vars.filter(value -> !(value instanceof Broken))
        .ifPresent(value -> problems.add(Problem.at(
            value.mark(), "vars is " + value.described() + ", expected names and values")));
    return new References(new Mapping(root.mark(), Map.of()), problems);
  }

  Mapping resolved(Mapping mapping) {
    expanded++;
    Map<String, Field> fields = new LinkedHashMap<>();
    mapping
        .fields()
        .forEach((key, field) -> fields.put(key, new Field(field.mark(), resolved(field.value()))));
    return new Mapping(mapping.mark(), fields);
  }

  Value resolved(Value value) {
    if (value instanceof Mapping mapping) {
      return resolved(mapping);
    }
    expanded++;
    if (value instanceof Sequence list) {
      return new Sequence(list.mark(), list.items().stream().map(this::resolved).toList());
    }
    return value instanceof Scalar scalar && scalar.text().contains("${") ? scalar(scalar) : value;
  }

  private Value scalar(Scalar scalar) {
    Matcher whole = REFERENCE.matcher(scalar.text());
    if (whole.matches()) {
      return variable(whole.group(1).strip(), scalar.mark());
    }
    StringBuilder text = new StringBuilder();
    Matcher matcher = REFERENCE.matcher(scalar.text());
    boolean broken = false;
    while (matcher.find()) {
      Mark mark = within(scalar, matcher.start());
      Optional<String> word = word(variable(matcher.group(1).strip(), mark), matcher.group(), mark);
      broken |= word.isEmpty();
      matcher.appendReplacement(text, Matcher.quoteReplacement(word.orElse("")));
    }
    matcher.appendTail(text);
    return broken
        ? new Broken(scalar.mark())
        : new Scalar(scalar.mark(), text.toString(), ScalarType.TEXT);
  }

  /** Where a character of a scalar stands, as far as the line shows it. */
  private static Mark within(Scalar scalar, int index) {
    Mark mark = scalar.mark();
    int found = mark.text().indexOf(scalar.text(), mark.column() - 1);
    return found < 0 ? mark : mark.shifted(found - mark.column() + 1 + index);
  }

  private Optional<String> word(Value value, String reference, Mark mark) {
    if (value instanceof Scalar scalar) {
      expanded += scalar.text().length();
      return Optional.of(scalar.text());
    }
    if (!(value instanceof Broken)) {
      problems.add(Problem.at(
          mark, reference + " is " + value.described() + ", it cannot stand within text"));
    }
    return Optional.empty();
  }

  private Value variable(String name, Mark mark) {
    if (!done.containsKey(name)) {
      if (open.contains(name)) {
        String circle = String.join(" -> ", open.subList(open.indexOf(name), open.size()));
        return broken(mark, "variables go in circles: " + circle + " -> " + name, "");
      }
      long before = expanded;
      open.add(name);
      Value value = lookUp(name, mark);
      open.remove(name);
      done.put(name, value);
      sizes.put(name, expanded - before);
    }
    expanded += sizes.getOrDefault(name, 0L);
    return expanded > MOST_EXPANDED
        ? broken(mark, "variables expand to more than " + MOST_EXPANDED + " values", "")
        : done.getOrDefault(name, new Broken(mark));
  }

  private Value lookUp(String name, Mark mark) {
    Value at = vars;
    for (String step : name.split("\\.", -1)) {
      Value parent = at instanceof Scalar ? resolved(at) : at;
      if (parent instanceof Broken) {
        return parent;
      }
      Field field = parent instanceof Mapping mapping ? mapping.fields().get(step) : null;
      if (field == null) {
        return broken(mark, "no variable '" + name + "'", Nearest.hint(name, names("", vars)));
      }
      at = field.value();
    }
    return resolved(at);
  }

  private static List<String> names(String prefix, Mapping mapping) {
    List<String> names = new ArrayList<>();
    mapping.fields().forEach((key, field) -> {
      names.add(prefix + key);
      if (field.value() instanceof Mapping inner) {
        names.addAll(names(prefix + key + ".", inner));
      }
    });
    return names;
  }

  private Broken broken(Mark mark, String message, String hint) {
    problems.add(new Problem(mark, message, hint));
    return new Broken(mark);
  }
}
