/**
 * What flows between stages and where it rests: artifacts and their codec, digests and fingerprints, the content-addressed
 * {@link io.formant.artifact.Store} under its MapDB index, the blocks that a stage hands to the report, and run events.
 *
 * <p>Depends on nothing else of the project; the only package that touches MapDB.
 */
@org.jspecify.annotations.NullMarked
package io.formant.artifact;
