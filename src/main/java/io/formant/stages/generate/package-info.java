/** Stages that generate speech with a trained model. */
@org.jspecify.annotations.NullMarked
package io.formant.stages.generate;
