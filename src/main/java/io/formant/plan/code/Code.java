package io.formant.plan.code;

import io.formant.artifact.Digest;
import java.util.Set;

/**
 * The code behind a stage.
 *
 * @param classes internal names of all classes reached, of the project and of others
 * @param libraries names and versions of the jars reached
 */
public record Code(Digest digest, Set<String> classes, Set<String> libraries) {
  public Code {
    classes = Set.copyOf(classes);
    libraries = Set.copyOf(libraries);
  }

  /** Whether the code computes with tensors, so that its results depend on the engine and the device. */
  public boolean usesTensors() {
    return classes.stream().anyMatch(name -> name.startsWith("ai/djl/"));
  }
}
