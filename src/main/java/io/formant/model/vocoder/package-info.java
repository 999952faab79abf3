/**
 * A small vocoder that is trained here: log-mel pictures to sound by one network over frames, whose output is a spectrum. {@link
 * io.formant.model.vocoder.VocoderTraining} makes one in minutes.
 *
 * <p>Letters: B batch, F frames, M mels, C channels, T samples.
 */
@org.jspecify.annotations.NullMarked
package io.formant.model.vocoder;
