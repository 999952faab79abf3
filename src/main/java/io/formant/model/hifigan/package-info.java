/**
 * HiFi-GAN's generator, which turns frames into samples: log-mel frames as a vocoder, latents as the decoder of {@link
 * io.formant.model.vits}.
 *
 * <p>Letters: B batch, F frames, M mel bands, C channels, G features of a speaker.
 */
@org.jspecify.annotations.NullMarked
package io.formant.model.hifigan;
