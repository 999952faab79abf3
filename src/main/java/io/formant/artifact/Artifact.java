package io.formant.artifact;

/**
 * One immutable value that flows between stages and can rest in the store.
 *
 * <p>An artifact is a record whose components are primitives, strings, primitive arrays, enums, {@code Optional}s, lists and
 * string-keyed maps of these, nested records, or sealed interfaces of records; {@link
 * io.formant.artifact.codec.ArtifactCodec} writes any such record.
 */
public interface Artifact {}
