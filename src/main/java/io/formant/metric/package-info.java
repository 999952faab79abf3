/**
 * Numbers from arrays: intervals and tests, what clusters are worth, projections for the eye. What compares speech with speech is in
 * {@code metric.speech}.
 *
 * <p>Arithmetic is in double precision, logarithms are natural, and whatever is random takes a seed. Where a number is not defined
 * (nothing measured, a single class, a value that is not a number), the answer is an {@link IllegalArgumentException} that says why,
 * never a number that looks like a result.
 */
@NullMarked
package io.formant.metric;

import org.jspecify.annotations.NullMarked;
