/**
 * Comparison with reference implementations: a case is a folder with the tensors that went into and came out of one; a
 * {@link io.formant.stages.reference.ParitySystem} feeds it to the model of its family, and every output is held against its own
 * tolerance. The systems stand in {@link io.formant.stages.parity}.
 */
@org.jspecify.annotations.NullMarked
package io.formant.stages.reference;
