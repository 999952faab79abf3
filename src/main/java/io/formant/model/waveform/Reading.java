package io.formant.model.waveform;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * What a waveform model makes of its content.
 *
 * @param channels to see beside the noisy waveform, (B, T, C)
 * @param duration part of the longest waveform that is spoken, (B, 1) in (0, 1); null where the content has the waveform's length
 */
public record Reading(NDArray channels, @Nullable NDArray duration) {}
