package io.formant.stage.catalog;

import io.formant.stage.From;
import io.formant.stage.PublishedFile;
import io.formant.stage.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks through the values of a bound spec, those inside of lists, mappings and nested records included. */
final class SpecValue {
  private SpecValue() {}

  /** Hears of a value that has no values inside. */
  interface Visitor {
    /**
     * @param name of the key, dotted where nested
     */
    void visit(String name, KeyType type, Object value);
  }

  static void visit(Record spec, Visitor visitor) {
    visitRecord("", spec, visitor);
  }

  private static void visitRecord(String prefix, Record spec, Visitor visitor) {
    SpecKey.of(spec.getClass())
        .forEach(
            key -> visit(prefix + key.name(), KeyType.of(key.type()), key.valueIn(spec), visitor));
  }

  private static void visit(String name, KeyType type, Object value, Visitor visitor) {
    if (type instanceof KeyType.Maybe maybe && value instanceof Optional<?> optional) {
      optional.ifPresent(inner -> visit(name, maybe.inner(), inner, visitor));
    } else if (type instanceof KeyType.Nested && value instanceof Record inner) {
      visitRecord(name + ".", inner, visitor);
    } else if (type instanceof KeyType.Named named && value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> visit(name + "." + key, named.item(), item, visitor));
    } else if (type instanceof KeyType.Listing listing && value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        visit(name + "." + i, listing.item(), list.get(i), visitor);
      }
    } else {
      visitor.visit(name, type, value);
    }
  }

  /** Whether what a value leads to counts in a fingerprint, under a part of its own, and not its text. */
  static boolean leadsElsewhere(Object value) {
    return value instanceof From<?>
        || value instanceof Weights<?>
        || value instanceof PublishedFile;
  }
}
