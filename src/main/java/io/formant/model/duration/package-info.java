/**
 * How long each piece of content lasts. {@link io.formant.model.duration.DurationModel} predicts frames from content tokens and
 * the embedding of a voice; {@link io.formant.model.duration.PhoneAligner} finds the durations that a corpus doesn't give, by
 * aligning phones with log-mel frames. Both are plain Java: they are solved, not descended.
 *
 * <p>Letters: S tokens, F frames, M mels, C token width, E style width.
 */
@org.jspecify.annotations.NullMarked
package io.formant.model.duration;
