/** Stages that train a model on the items of the train split. */
@org.jspecify.annotations.NullMarked
package io.formant.stages.train;
