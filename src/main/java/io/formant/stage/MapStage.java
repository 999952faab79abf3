package io.formant.stage;

import io.formant.artifact.Artifact;

/** A pure function of one item, cached per item. Its spec names the set it maps over in a component called {@code from}. */
public non-sealed interface MapStage<S extends Record, I extends Artifact, O extends Artifact>
    extends Stage<S> {
  Traits outputs(S spec, Traits in);

  O run(S spec, I item) throws Exception;
}
