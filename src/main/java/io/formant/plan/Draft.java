package io.formant.plan;

import io.formant.stage.catalog.SpecReference;
import io.formant.stage.catalog.StageDescription;
import io.formant.yaml.Mark;
import io.formant.yaml.Value.Mapping;
import java.util.List;

/**
 * A stage whose own keys are right; its neighbours are not checked yet.
 *
 * @param mark where its id stands
 */
record Draft(
    String id,
    StageDescription description,
    Record spec,
    List<SpecReference> references,
    Mark mark,
    Mapping source) {

  Mark markOf(SpecReference reference) {
    return source.locate(reference.name());
  }
}
