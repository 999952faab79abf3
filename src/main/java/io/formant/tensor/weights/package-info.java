/**
 * The door to weight files: {@link io.formant.tensor.weights.WeightFile} opens one, whatever its format, and {@link
 * io.formant.tensor.weights.StateDict} brings its tensors into a model by name, telling what is missing, extra or mis-shaped. How the
 * formats are read stands in {@link io.formant.tensor.stored}.
 */
@NullMarked
package io.formant.tensor.weights;

import org.jspecify.annotations.NullMarked;
