package io.formant.stage;

import io.formant.artifact.Artifact;

/**
 * A map over one set, named by the component {@code from}, with something opened once for all items: a trained model, an
 * engine. Cached per item; the key also covers every other input.
 *
 * @param <P> what is opened; closed after the last item, safe for use by several threads
 */
public non-sealed interface PreparedMapStage<
        S extends Record, P extends AutoCloseable, I extends Artifact, O extends Artifact>
    extends Stage<S> {
  Traits outputs(S spec, InputTraits in);

  P prepare(S spec, Inputs side) throws Exception;

  O run(S spec, P prepared, I item) throws Exception;
}
