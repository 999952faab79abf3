package io.formant.stage;

/**
 * A unit of work that a pipeline names by its type. Implementations are stateless final classes, found by CDI through
 * {@link StageType}, safe for use by several threads.
 *
 * @param <S> the record of its YAML keys
 */
public sealed interface Stage<S extends Record>
    permits SourceStage, MapStage, PreparedMapStage, BarrierStage {}
