package io.formant.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value of a document, with the place where it stands. */
public sealed interface Value {
  Mark mark();

  /** The value in messages: {@code 'abc'}, {@code 12}, {@code a mapping}. */
  String described();

  /** Plain Java for a JSON writer: map, list, string, long, double, boolean or null. */
  @Nullable
  Object plain();

  /** What a plain scalar means by YAML 1.2's core schema; a quoted one is always text. */
  enum ScalarType {
    TEXT,
    WHOLE,
    DECIMAL,
    TRUTH,
    NOTHING
  }

  /** One word or number. */
  record Scalar(Mark mark, String text, ScalarType type) implements Value {
    private static final int LONGEST = 80;

    @Override
    public String described() {
      return switch (type) {
        case TEXT -> "'" + brief() + "'";
        case NOTHING -> "empty";
        default -> text;
      };
    }

    private String brief() {
      String line = text.replace('\n', ' ');
      return line.length() <= LONGEST
          ? line
          : line.substring(0, line.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }

    @Override
    public @Nullable Object plain() {
      return switch (type) {
        case TEXT -> text;
        case WHOLE -> CoreSchema.whole(text);
        case DECIMAL -> Double.valueOf(text);
        case TRUTH -> Boolean.valueOf(text);
        case NOTHING -> null;
      };
    }
  }

  /** A list. */
  record Sequence(Mark mark, List<Value> items) implements Value {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String described() {
      return "a list";
    }

    @Override
    public Object plain() {
      List<@Nullable Object> plain = new ArrayList<>();
      items.forEach(item -> plain.add(item.plain()));
      return plain;
    }
  }

  /** A key of a mapping: where the key stands, and its value. */
  record Field(Mark mark, Value value) {}

  /** Keys and values in the order of the file. */
  record Mapping(Mark mark, Map<String, Field> fields) implements Value {
    public Mapping {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public Collection<String> keys() {
      return fields.keySet();
    }

    /** The key's value; one that is left empty or null counts as left out. */
    public Optional<Value> value(String key) {
      return Optional.ofNullable(fields.get(key))
          .map(Field::value)
          .filter(
              value -> !(value instanceof Scalar scalar && scalar.type() == ScalarType.NOTHING));
    }

    /** Where the value at a dotted path stands, or as much of the path as there is. */
    public Mark locate(String path) {
      Value at = this;
      for (String step : path.split("\\.", -1)) {
        Optional<Value> next = child(at, step);
        if (next.isEmpty()) {
          break;
        }
        at = next.get();
      }
      return at.mark();
    }

    private static Optional<Value> child(Value parent, String step) {
      if (parent instanceof Mapping mapping) {
        return Optional.ofNullable(mapping.fields.get(step)).map(Field::value);
      }
      boolean within = parent instanceof Sequence list
          && step.matches("\\d{1,6}")
          && Integer.parseInt(step) < list.items().size();
      return within
          ? Optional.of(((Sequence) parent).items().get(Integer.parseInt(step)))
          : Optional.empty();
    }

    public Mapping with(String key, Field field) {
      Map<String, Field> changed = new LinkedHashMap<>(fields);
      changed.put(key, field);
      return new Mapping(mark, changed);
    }

    public Mapping without(String key) {
      Map<String, Field> changed = new LinkedHashMap<>(fields);
      changed.remove(key);
      return new Mapping(mark, changed);
    }

    /** These fields over those of {@code base}; mappings on both sides are merged in turn. */
    Mapping over(Mapping base) {
      Map<String, Field> merged = new LinkedHashMap<>(base.fields);
      fields.forEach((key, field) -> merged.merge(key, field, Mapping::over));
      return new Mapping(mark, merged);
    }

    private static Field over(Field under, Field upper) {
      return under.value() instanceof Mapping base && upper.value() instanceof Mapping own
          ? new Field(upper.mark(), own.over(base))
          : upper;
    }

    @Override
    public String described() {
      return "a mapping";
    }

    @Override
    public Map<String, @Nullable Object> plain() {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      fields.forEach((key, field) -> plain.put(key, field.value().plain()));
      return plain;
    }
  }

  /** Stands for a value that a problem has been reported about: whoever meets it says nothing more. */
  record Broken(Mark mark) implements Value {
    @Override
    public String described() {
      return "broken";
    }

    @Override
    public @Nullable Object plain() {
      return null;
    }
  }
}
