/** Weight files: what a model's tensors are called, what they hold, and how they come from and go to disk. */
@NullMarked
package io.formant.tensor.weights;

import org.jspecify.annotations.NullMarked;
