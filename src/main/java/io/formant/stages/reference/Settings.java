package io.formant.stages.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Constructor arguments and options of a case, under the names of its reference.
 *
 * @param values plain Java, as YAML gives it
 */
public record Settings(Map<String, ?> values) {

  /**
   * A required value.
   *
   * @throws IllegalArgumentException if it is missing
   */
  private Object value(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the config lacks " + name);
    }
    return value;
  }

  /**
   * These settings, where they ask for nothing else than what is known.
   *
   * @throws IllegalArgumentException if there are others
   */
  public Settings knowing(String... names) {
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(Set.of(names));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "the case's config asks for " + unknown + ", which is not known here");
    }
    return this;
  }

  public boolean has(String name) {
    return values.get(name) != null;
  }

  public int whole(String name) {
    return whole(name, value(name));
  }

  private static int whole(String name, @Nullable Object value) {
    return as(Number.class, "a whole number", name, value).intValue();
  }

  private static <T> T as(Class<T> type, String words, String name, @Nullable Object value) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(name + " is " + value + ", expected " + words);
    }
    return type.cast(value);
  }

  public int whole(String name, int otherwise) {
    return has(name) ? whole(name) : otherwise;
  }

  public double number(String name) {
    return number(name, value(name));
  }

  public double number(String name, double otherwise) {
    return has(name) ? number(name) : otherwise;
  }

  public boolean truth(String name, boolean otherwise) {
    return has(name) ? as(Boolean.class, "true or false", name, value(name)) : otherwise;
  }

  public String text(String name) {
    return value(name).toString();
  }

  public String text(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  public List<Integer> wholes(String name) {
    return list(name, value(name)).stream().map(item -> whole(name, item)).toList();
  }

  public List<Double> numbers(String name) {
    return list(name, value(name)).stream().map(item -> number(name, item)).toList();
  }

  public List<String> texts(String name) {
    return list(name, value(name)).stream().map(Object::toString).toList();
  }

  /** A list of lists. */
  public List<List<Integer>> wholeLists(String name) {
    return list(name, value(name)).stream()
        .map(row -> list(name, row).stream().map(item -> whole(name, item)).toList())
        .toList();
  }

  /** A mapping inside. */
  public Optional<Settings> inner(String name) {
    return Optional.ofNullable(values.get(name)).map(value -> settings(name, value));
  }

  /** A list of mappings. */
  public List<Settings> inners(String name) {
    return list(name, value(name)).stream().map(item -> settings(name, item)).toList();
  }

  @SuppressWarnings("unchecked")
  private static Settings settings(String name, @Nullable Object value) {
    return new Settings((Map<String, ?>) as(Map.class, "keys and values", name, value));
  }

  /** These, and those of another where they are not given here. */
  public Settings orElse(Settings other) {
    Map<String, Object> all = new LinkedHashMap<>(other.values);
    all.putAll(values);
    return new Settings(all);
  }

  /** One of these; none where it is not given. */
  public Settings only(String name) {
    return new Settings(has(name) ? Map.of(name, value(name)) : Map.of());
  }

  /**
   * Refuses what nobody will read.
   *
   * @throws IllegalArgumentException naming every setting that is not known
   */
  public void expectOnly(Set<String> known) {
    TreeSet<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "the case's config asks for " + unknown + ", which is not made here");
    }
  }

  private static List<?> list(String name, @Nullable Object value) {
    return as(List.class, "a list", name, value);
  }

  /** YAML 1.1 writers leave numbers such as 1e-08 without a point, which YAML 1.2 may read as text. */
  private static double number(String name, @Nullable Object value) {
    try {
      return value instanceof Number number
          ? number.doubleValue()
          : Double.parseDouble(as(String.class, "a number", name, value));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is " + value + ", expected a number", e);
    }
  }
}
