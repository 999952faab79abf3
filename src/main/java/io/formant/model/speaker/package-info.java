/**
 * Who speaks, as a unit vector: {@link io.formant.model.speaker.ConvGru} and {@link io.formant.model.speaker.MelGru} are the encoders
 * of simple-speaker-embedding, which take its published weights.
 *
 * <p>Letters: B batch, T samples, F frames, M mels, C channels, H states, E embedding.
 */
@org.jspecify.annotations.NullMarked
package io.formant.model.speaker;
