/**
 * Groups of points: found by an algorithm, given by labels, and how well the two agree. What isn't defined throws, as in
 * {@code metric}.
 */
@NullMarked
package io.formant.metric.cluster;

import org.jspecify.annotations.NullMarked;
