/**
 * Points brought into a plane, for the eye: PCA, t-SNE. The same points and seed give the same picture.
 */
@NullMarked
package io.formant.metric.plane;

import org.jspecify.annotations.NullMarked;
