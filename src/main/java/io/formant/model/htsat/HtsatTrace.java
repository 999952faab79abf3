package io.formant.model.htsat;

import ai.djl.ndarray.NDArray;

/**
 * What an {@link Htsat} makes of a spectrogram on its way.
 *
 * @param picture the normalised, stretched and folded spectrogram, (B, S, S, 1)
 * @param firstStage patches after the first stage, (B, H, W, C)
 * @param latent the mean of all tokens, (B, C)
 * @param tokens normalised patches after the last stage, (B, H, W, C)
 */
public record HtsatTrace(NDArray picture, NDArray firstStage, NDArray latent, NDArray tokens) {}
