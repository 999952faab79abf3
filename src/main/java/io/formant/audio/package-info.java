/**
 * Sound as samples: reading and writing files, resampling, levels and silence. Plain Java without a tensor engine.
 *
 * <p>Everything starts from a {@link io.formant.audio.Waveform}: one channel of samples that carries its sampling rate, so that
 * no length or frequency is ever taken at the wrong rate. {@link io.formant.audio.AudioFiles} turns files into waveforms,
 * whatever their format, and {@link io.formant.audio.Wav} writes them. What is computed from frames, such as spectra, mel
 * pictures and pitch, is in {@code audio.spectrum}.
 */
@NullMarked
package io.formant.audio;

import org.jspecify.annotations.NullMarked;
