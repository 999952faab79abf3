package io.formant.stage.catalog;

import io.formant.stage.From;
import io.formant.yaml.Nearest;
import io.formant.yaml.Problem;
import io.formant.yaml.Value;
import io.formant.yaml.Value.Broken;
import io.formant.yaml.Value.Mapping;
import io.formant.yaml.Value.Scalar;
import io.formant.yaml.Value.ScalarType;
import io.formant.yaml.Value.Sequence;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** Turns one YAML value into the Java value of a key. */
final class ValueBinder {
  private final SpecBinder records;
  private final List<Problem> problems;
  private final Consumer<Mention> mentions;

  /**
   * @param mentions hears of every word that is to be the id of a stage
   */
  ValueBinder(SpecBinder records, List<Problem> problems, Consumer<Mention> mentions) {
    this.records = records;
    this.problems = problems;
    this.mentions = mentions;
  }

  /** The value, or empty with a problem added (unless there was one about it before). */
  Optional<Object> bind(KeyType type, Value value, String key) {
    if (value instanceof Broken) {
      return Optional.empty();
    }
    if (type instanceof KeyType.Maybe maybe) {
      return bind(maybe.inner(), value, key).map(present -> present(maybe, present));
    }
    if (type instanceof KeyType.Listing list) {
      return list(list, value, key);
    }
    if (type instanceof KeyType.Named named) {
      return named(named, value, key);
    }
    if (type instanceof KeyType.Nested nested) {
      return nested(nested, value, key);
    }
    if (type instanceof KeyType.Model || type instanceof KeyType.PinnedFile) {
      return new FileBinder(records, this).bind(type, value, key);
    }
    return value instanceof Scalar scalar ? scalar(type, scalar, key) : refuse(type, value, key);
  }

  private Optional<Object> scalar(KeyType type, Scalar scalar, String key) {
    if (type instanceof KeyType.Whole whole) {
      return scalar.type() == ScalarType.WHOLE
          ? whole(whole, scalar, key)
          : refuse(type, scalar, key);
    }
    if (type instanceof KeyType.Decimal decimal) {
      boolean number = scalar.type() == ScalarType.WHOLE || scalar.type() == ScalarType.DECIMAL;
      return number ? Optional.of(decimal(decimal, scalar)) : refuse(type, scalar, key);
    }
    if (type instanceof KeyType.Truth) {
      return scalar.plain() instanceof Boolean truth
          ? Optional.of(truth)
          : refuse(type, scalar, key);
    }
    if (scalar.type() == ScalarType.NOTHING || scalar.text().isBlank()) {
      return refuse(type, scalar, key);
    }
    return word(type, scalar, key);
  }

  private Optional<Object> word(KeyType type, Scalar scalar, String key) {
    if (type instanceof KeyType.Choice choice) {
      return choice.named(scalar.text()).or(() -> refuse(type, scalar, key));
    }
    if (type instanceof KeyType.Reference reference) {
      return Optional.of(reference(reference.kind(), scalar));
    }
    return type instanceof KeyType.FilePath ? path(scalar, key) : Optional.of(scalar.text());
  }

  /** A reference to the stage that a word names. */
  From<?> reference(Class<?> kind, Scalar word) {
    mentions.accept(new Mention(word, kind));
    return new From<>(word.text());
  }

  Optional<Object> path(Scalar scalar, String key) {
    try {
      return Optional.of(Path.of(scalar.text()));
    } catch (InvalidPathException e) {
      return refuse(new KeyType.FilePath(), scalar, key);
    }
  }

  private Optional<Object> whole(KeyType.Whole type, Scalar scalar, String key) {
    long number = ((Number) Objects.requireNonNull(scalar.plain())).longValue();
    if (type.target() == long.class || type.target() == Long.class) {
      return Optional.of(number);
    }
    if (number != (int) number) {
      problems.add(Problem.at(
          scalar.mark(),
          key + " is " + number + ", expected a whole number of at most " + Integer.MAX_VALUE));
      return Optional.empty();
    }
    return Optional.of((int) number);
  }

  private static Object decimal(KeyType.Decimal type, Scalar scalar) {
    double number = ((Number) Objects.requireNonNull(scalar.plain())).doubleValue();
    boolean single = type.target() == float.class || type.target() == Float.class;
    return single ? (Object) (float) number : (Object) number;
  }

  private Optional<Object> list(KeyType.Listing type, Value value, String key) {
    if (!(value instanceof Sequence sequence)) {
      return refuse(type, value, key);
    }
    List<Object> items = new ArrayList<>();
    for (Value item : sequence.items()) {
      bind(type.item(), item, "item " + (items.size() + 1) + " of " + key).ifPresent(items::add);
    }
    return items.size() < sequence.items().size()
        ? Optional.empty()
        : Optional.of(List.copyOf(items));
  }

  private Optional<Object> named(KeyType.Named type, Value value, String key) {
    if (!(value instanceof Mapping mapping)) {
      return refuse(type, value, key);
    }
    Map<String, Object> items = new LinkedHashMap<>();
    mapping
        .fields()
        .forEach((name, field) -> bind(type.item(), field.value(), key + "." + name)
            .ifPresent(item -> items.put(name, item)));
    return items.size() < mapping.fields().size()
        ? Optional.empty()
        : Optional.of(Collections.unmodifiableMap(items));
  }

  private Optional<Object> nested(KeyType.Nested type, Value value, String key) {
    return value instanceof Mapping mapping
        ? records
            .bind(type.target(), mapping, key, mapping.mark(), Set.of())
            .map(Object.class::cast)
        : refuse(type, value, key);
  }

  Optional<Object> refuse(KeyType type, Value value, String key) {
    String hint = type instanceof KeyType.Choice choice && value instanceof Scalar scalar
        ? Nearest.to(scalar.text(), choice.names())
            .map(name -> "did you mean '" + name + "'?")
            .orElse("")
        : "";
    problems.add(new Problem(
        value.mark(), key + " is " + value.described() + ", expected " + type.words(), hint));
    return Optional.empty();
  }

  private static Object present(KeyType.Maybe type, Object value) {
    if (type.container() == OptionalInt.class) {
      return OptionalInt.of((Integer) value);
    }
    if (type.container() == OptionalLong.class) {
      return OptionalLong.of((Long) value);
    }
    return type.container() == OptionalDouble.class
        ? OptionalDouble.of((Double) value)
        : Optional.of(value);
  }

  static Object absent(KeyType.Maybe type) {
    if (type.container() == OptionalInt.class) {
      return OptionalInt.empty();
    }
    if (type.container() == OptionalLong.class) {
      return OptionalLong.empty();
    }
    return type.container() == OptionalDouble.class ? OptionalDouble.empty() : Optional.empty();
  }
}
