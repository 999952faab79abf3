package io.formant.stage.catalog;

import io.formant.stage.PublishedFile;
import io.formant.stage.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that a bound spec names.
 *
 * @param name the key it stands at, dotted where nested: {@code weights}, {@code tokenizer.vocabulary}
 */
public record SpecFile(String name, PublishedFile file) {

  /** Every file of a spec, in the order of its keys. */
  public static List<SpecFile> of(Record spec) {
    List<SpecFile> found = new ArrayList<>();
    SpecValue.visit(spec, (name, type, value) -> {
      if (value instanceof PublishedFile file) {
        found.add(new SpecFile(name, file));
      } else if (value instanceof Weights<?> weights) {
        weights.file().ifPresent(file -> found.add(new SpecFile(name, file)));
      }
    });
    return List.copyOf(found);
  }
}
