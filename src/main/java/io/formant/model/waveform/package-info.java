/**
 * The study's three models of waveforms of one length: the content is read into channels at the waveform's own rate, which a
 * {@link io.formant.model.denoiser.ConditionedUNet} sees beside the noisy waveform, while the style is attended to. They differ in
 * what reads the content: {@link io.formant.model.waveform.LatentReader} a spectrogram or latent, {@link
 * io.formant.model.waveform.SentenceReader} a sentence's embedding, {@link io.formant.model.waveform.PhonemeReader} a text encoder's
 * states. Weight names are the study's.
 *
 * <p>Source: https://github.com/icedoom888/Conditional-Diffusion-Audio.
 */
@NullMarked
package io.formant.model.waveform;

import org.jspecify.annotations.NullMarked;
