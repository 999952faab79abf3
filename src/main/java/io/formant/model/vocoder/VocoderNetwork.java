package io.formant.model.vocoder;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import io.formant.tensor.Spectral;
import io.formant.tensor.VoiceKernels.Bands;

/** Log-mel pictures to waveforms. Magnitudes are told against those that the picture shows, spread evenly over each band. */
final class VocoderNetwork {

  /** Brings the logarithms of pictures to about −2 … 2. */
  private static final double CENTRE = -5;

  private static final double SPREAD = 2;

  private final FrameNetwork frames;

  VocoderNetwork(VocoderConfig config, Namespace names) {
    frames = new FrameNetwork(
        names,
        config.mel().bands(),
        0,
        config.channels(),
        config.wide(),
        config.blocks(),
        config.bins());
  }

  /** Pictures (B, F, M) to waveforms, (B, (F − 1) · hop). */
  NDArray forward(NDArray pictures, Bands bands) {
    NDArray base = Kernels.times(pictures.exp().matMul(bands.spread().transpose()), bands.scale());
    NDArray ones = pictures.onesLike();
    NDArray scaled = Kernels.blend(1 / SPREAD, pictures, -CENTRE / SPREAD, ones);
    NDArray spectrum = frames.spectrum(scaled, null, base);
    int length = Math.toIntExact((pictures.getShape().get(1) - 1) * bands.hop());
    return Spectral.istft(spectrum, bands.window(), bands.fft(), bands.hop(), length);
  }
}
