package io.formant.stage;

import io.formant.artifact.Material;
import java.util.List;

/**
 * A unit of work that a pipeline names by its type. Implementations are stateless final classes, found by CDI through
 * {@link StageType}, safe for use by several threads.
 *
 * @param <S> the record of its YAML keys
 */
public sealed interface Stage<S extends Record>
    permits SourceStage, MapStage, PreparedMapStage, BarrierStage {
  /** The corpora and published weights that it reads by itself, for the report; asked for after a run. */
  default List<Material> materials(S spec) {
    return List.of();
  }
}
