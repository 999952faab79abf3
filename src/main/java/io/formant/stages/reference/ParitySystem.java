package io.formant.stages.reference;

import java.util.Map;
import java.util.Set;

/** A model family that can be fed a reference case; found by CDI. */
public interface ParitySystem {

  /** The {@code system:} names of the cases it takes. */
  Set<String> names();

  /**
   * What this product makes of the case's inputs.
   *
   * @return at least the outputs that the case names, under their names
   */
  Map<String, Values> outputs(ReferenceCase reference);
}
