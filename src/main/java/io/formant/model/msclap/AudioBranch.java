package io.formant.model.msclap;

import ai.djl.ndarray.NDArray;

/** What hears in a CLAP, before the projection. */
public sealed interface AudioBranch permits Cnn14, HtsatBranch {

  /** Log-mel decibels, (B, T) to (B, F, M). */
  NDArray logMel(NDArray waveform);

  /** Embedding and class probabilities of a spectrogram, (B, F, M). */
  Heard hear(NDArray logMel);

  /** Length of the clips that it was trained on. */
  int clipSeconds();

  /** Size of an embedding. */
  int features();

  /**
   * What was heard.
   *
   * @param latent (B, C)
   * @param classes probabilities, (B, K)
   */
  record Heard(NDArray latent, NDArray classes) {}
}
