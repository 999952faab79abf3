/**
 * Records to bytes and back, by reflection: canonical, so that equal records give equal bytes and a digest can name them, and
 * self-describing, so that a stream says which record it holds and what its components are called.
 *
 * <p>Depends on nothing else of the project. Start at {@link io.formant.artifact.codec.ArtifactCodec}.
 */
@org.jspecify.annotations.NullMarked
package io.formant.artifact.codec;
