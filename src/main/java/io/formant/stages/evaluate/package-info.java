/** Stages that measure: of generated speech, and of embeddings. */
@org.jspecify.annotations.NullMarked
package io.formant.stages.evaluate;
