/**
 * Houses built of bricks: each subpackage is one model, its config record, its training and its named weights. This package
 * holds what the small encoders trained inside a pipeline share: batches of mel pictures, band statistics and the descent.
 *
 * <p>A model here learns from log-mel pictures (F, M) held in Java, is repeatable to the bit for a seed on one thread, and answers
 * from several threads at once.
 */
@org.jspecify.annotations.NullMarked
package io.formant.model;
