/**
 * VITS: text to samples, recordings to latents and back, and from one speaker to another. {@link io.formant.model.vits.Vits} is the
 * network, {@link io.formant.model.vits.VitsPass} one pass of its training.
 *
 * <p>Letters: B batch, S tokens, F frames, C channels of the latent, G features of a speaker, H hidden channels.
 */
@org.jspecify.annotations.NullMarked
package io.formant.model.vits;
