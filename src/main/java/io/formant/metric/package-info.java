/**
 * Numbers from arrays: distances, intervals and tests here; what clusters are worth in {@code metric.cluster}, projections for the eye
 * in {@code metric.plane}, what an embedding holds and how two sets of embeddings differ in {@code metric.embedding}, speech compared
 * with speech in {@code metric.speech}.
 *
 * <p>Arithmetic is in double precision, logarithms are natural, and whatever is random takes a seed. Where a number is not defined
 * (nothing measured, a single class, a value that is not a number), the answer is an {@link IllegalArgumentException} that says why,
 * never a number that looks like a result.
 */
@NullMarked
package io.formant.metric;

import org.jspecify.annotations.NullMarked;
