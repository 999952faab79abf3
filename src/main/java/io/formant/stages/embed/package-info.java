/** Stages that turn clips into what conditions a generator: content (what is said) and style (who says it). Every content stage accepts the same keys, and so does every style stage: one word swaps them. */
@org.jspecify.annotations.NullMarked
package io.formant.stages.embed;
