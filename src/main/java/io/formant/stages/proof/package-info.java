/**
 * Proof of conditioning: clips generated from the same noise with another style or another content, and whether the voice and the words
 * follow. Start at {@link io.formant.stages.proof.EvaluateConditioning}.
 */
@org.jspecify.annotations.NullMarked
package io.formant.stages.proof;
