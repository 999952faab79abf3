package io.formant.stage.catalog;

import io.formant.stage.From;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A reference that a bound spec holds.
 *
 * @param name the key it stands at, dotted where nested: {@code from}, {@code systems.diffusion}, {@code parts.0}
 * @param kind the artifact that it must lead to
 */
public record SpecReference(String name, From<?> from, Class<?> kind) {

  /** Every reference of a spec, in the order of its keys. */
  public static List<SpecReference> of(Record spec) {
    List<SpecReference> found = new ArrayList<>();
    addRecord("", spec, found);
    return List.copyOf(found);
  }

  private static void addRecord(String prefix, Record spec, List<SpecReference> found) {
    SpecKey.of(spec.getClass())
        .forEach(key -> add(prefix + key.name(), KeyType.of(key.type()), key.valueIn(spec), found));
  }

  private static void add(String name, KeyType type, Object value, List<SpecReference> found) {
    if (type instanceof KeyType.Reference reference && value instanceof From<?> from) {
      found.add(new SpecReference(name, from, reference.kind()));
    } else if (type instanceof KeyType.Maybe maybe && value instanceof Optional<?> optional) {
      optional.ifPresent(inner -> add(name, maybe.inner(), inner, found));
    } else if (type instanceof KeyType.Nested && value instanceof Record inner) {
      addRecord(name + ".", inner, found);
    } else if (type instanceof KeyType.Named named && value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> add(name + "." + key, named.item(), item, found));
    } else if (type instanceof KeyType.Listing listing && value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        add(name + "." + i, listing.item(), list.get(i), found);
      }
    }
  }
}
