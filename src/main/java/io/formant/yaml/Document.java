package io.formant.yaml;

import java.nio.file.Path;
import java.util.List;

/**
 * A pipeline file as it is meant: used files merged, variables and overrides in place.
 *
 * @param file as the user named it
 * @param root everything but {@code use}
 * @param problems what was wrong so far; where a value was, {@link Value.Broken} stands now
 */
public record Document(Path file, Value.Mapping root, List<Problem> problems) {
  public Document {
    problems = List.copyOf(problems);
  }

  /**
   * Reads a pipeline file.
   *
   * @param overrides such as {@code model.steps=100}, in the order of the command line
   * @throws Problems when nothing can be made of the file: missing, no YAML, no mapping
   */
  public static Document read(Path file, List<String> overrides) {
    return new DocumentReader().read(file, overrides);
  }
}
