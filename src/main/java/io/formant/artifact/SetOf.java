package io.formant.artifact;

/**
 * The kind of a stage output that is many items of one type: {@code @Kind("clips") interface Clips extends SetOf<Clip>}.
 * Never instantiated; it types references.
 *
 * @param <I> one item
 */
@Kind("items")
public interface SetOf<I extends Artifact> extends Artifact {}
