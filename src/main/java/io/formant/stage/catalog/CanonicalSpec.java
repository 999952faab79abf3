package io.formant.stage.catalog;

import io.formant.stage.Counts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A spec as text, key by key, for fingerprints: sorted, with defaults written out. Left out are keys that say where data lies
 * ({@link io.formant.stage.Location}) or that {@linkplain io.formant.stage.Counts count for nothing}, references and published files,
 * since what they lead to counts instead, and optional keys without a value.
 * Keys of nested records and mappings are dotted: {@code unet.channels}.
 */
public final class CanonicalSpec {
  private CanonicalSpec() {}

  public static SortedMap<String, String> of(Record spec) {
    SortedMap<String, String> texts = new TreeMap<>();
    addRecord("", spec, texts);
    return texts;
  }

  /** The top-level keys that say how far the work goes. */
  public static Set<String> extents(Record spec) {
    return SpecKey.of(spec.getClass()).stream()
        .filter(key -> key.counts(Counts.As.EXTENT))
        .map(SpecKey::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void addRecord(String prefix, Record spec, SortedMap<String, String> texts) {
    for (SpecKey key : SpecKey.of(spec.getClass())) {
      if (!key.counts(Counts.As.NOTHING)) {
        add(prefix + key.name(), key.valueIn(spec), texts);
      }
    }
  }

  private static void add(String name, Object value, SortedMap<String, String> texts) {
    if (SpecValue.leadsElsewhere(value)) {
      return;
    }
    if (value instanceof Record inner) {
      addRecord(name + ".", inner, texts);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> add(name + "." + key, item, texts));
    } else {
      present(value).ifPresent(there -> addPresent(name, there, texts));
    }
  }

  private static void addPresent(String name, Object value, SortedMap<String, String> texts) {
    if (value instanceof List<?> list) {
      if (list.isEmpty() || !SpecValue.leadsElsewhere(list.get(0))) {
        texts.put(name, text(list));
      }
    } else if (value instanceof Record || value instanceof Map<?, ?>) {
      add(name, value, texts);
    } else {
      texts.put(name, text(value));
    }
  }

  /** The value of an optional, or the value itself. */
  private static Optional<Object> present(Object value) {
    if (value instanceof Optional<?> maybe) {
      return maybe.map(Object.class::cast);
    }
    if (value instanceof OptionalInt maybe) {
      return maybe.isPresent() ? Optional.of(maybe.getAsInt()) : Optional.empty();
    }
    if (value instanceof OptionalLong maybe) {
      return maybe.isPresent() ? Optional.of(maybe.getAsLong()) : Optional.empty();
    }
    if (value instanceof OptionalDouble maybe) {
      return maybe.isPresent() ? Optional.of(maybe.getAsDouble()) : Optional.empty();
    }
    return Optional.of(value);
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(CanonicalSpec::item).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof Enum<?> ? KeyType.Choice.name(value) : value.toString();
  }

  private static String item(Object value) {
    if (value instanceof String text) {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
    if (value instanceof Record inner) {
      SortedMap<String, String> texts = of(inner);
      texts.replaceAll((key, text) -> item(text));
      return texts.toString();
    }
    return text(value);
  }
}
