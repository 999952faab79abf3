package io.formant.model.waveform;

import ai.djl.ndarray.NDArray;
import io.formant.nn.ConvTranspose;
import io.formant.tensor.Namespace;

/** Expands frames to one channel of samples. */
final class LatentReader implements ContentReader {

  private final ConvTranspose flat;

  LatentReader(Namespace names, ReaderConfig.Latents config) {
    int padding = (config.kernel() - config.hop()) / 2;
    flat = new ConvTranspose(
        names.at("to_flat"), 1, config.width(), 1, config.kernel(), config.hop(), padding, false);
  }

  /** content (B, F, D); channels (B, F · hop, 1). */
  @Override
  public Reading read(NDArray content, NDArray style) {
    return new Reading(flat.apply(content), null);
  }
}
