package io.formant.stage;

import io.formant.artifact.Artifact;

/**
 * A reference to another stage by its id; that stage must yield the kind {@code A} or a subtype.
 *
 * @param <A> the kind, a {@link io.formant.artifact.SetOf} for many items, else the artifact itself
 */
public record From<A extends Artifact>(String id) {}
