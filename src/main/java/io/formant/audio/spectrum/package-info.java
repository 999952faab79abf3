/**
 * Sound as frames: Fourier transforms, mel pictures and the way back to a waveform, cepstra, pitch and the statistics of a voice.
 *
 * <p>A picture is {@code float[frames][bands]}, in time order. Objects of this package hold tables only: build one for a set of
 * sizes and use it for every clip, from any thread.
 */
@NullMarked
package io.formant.audio.spectrum;

import org.jspecify.annotations.NullMarked;
