/** Stages of VITS and of vocoders: recordings to latents, latents and spectrograms to audio. */
@org.jspecify.annotations.NullMarked
package io.formant.stages.voice;
