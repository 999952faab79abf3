package io.formant.stage.catalog;

import io.formant.stage.From;
import io.formant.stage.Weights;
import java.util.ArrayList;
import java.util.List;

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
    SpecValue.visit(spec, (name, type, value) -> {
      if (type instanceof KeyType.Reference reference && value instanceof From<?> from) {
        found.add(new SpecReference(name, from, reference.kind()));
      } else if (type instanceof KeyType.Model model && value instanceof Weights<?> weights) {
        weights.stage().ifPresent(from -> found.add(new SpecReference(name, from, model.kind())));
      }
    });
    return List.copyOf(found);
  }
}
