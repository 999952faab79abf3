package io.formant.stages.reference;

import io.formant.stage.check.Parity.Deviation;
import java.util.List;
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

  /** How far off this product is in a case that has no tensors but files of its own; empty where it has tensors. */
  default List<Deviation> deviations(ReferenceCase reference) {
    return List.of();
  }
}
