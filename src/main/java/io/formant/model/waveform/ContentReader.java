package io.formant.model.waveform;

import ai.djl.ndarray.NDArray;

/** Reads a content into channels at the waveform's rate. */
public interface ContentReader {

  /**
   * One reading.
   *
   * @param content (B, F, D)
   * @param style (B, 1, E)
   */
  Reading read(NDArray content, NDArray style);
}
