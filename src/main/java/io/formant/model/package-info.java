/**
 * Houses built of bricks: each subpackage is one model, its config record, its training and its named weights. This package
 * holds what they share: batches of mel pictures, statistics of bands, content stretched over frames
 * ({@link io.formant.model.ContentFrames}), the spectrum of a voice ({@link io.formant.model.VoiceBands}), least squares.
 *
 * <p>A model here learns from log-mel pictures (F, M) held in Java, is repeatable to the bit for a seed on one thread, and answers
 * from several threads at once.
 */
@org.jspecify.annotations.NullMarked
package io.formant.model;
