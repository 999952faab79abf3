package io.formant.model.vocoder;

import ai.djl.ndarray.NDArray;
import io.formant.audio.spectrum.MelSettings;
import io.formant.tensor.Kernels;
import io.formant.tensor.Scope;
import io.formant.tensor.Spectral;
import io.formant.tensor.VoiceKernels;
import io.formant.tensor.VoiceKernels.Bands;

/**
 * How far sounds are from those wanted, to learn by without a discriminator: the mean difference of their log-mel pictures, and
 * spectral convergence and the difference of log magnitudes at several resolutions.
 */
public final class SoundDistance {

  private static final int[] FFT_SIZES = {256, 512, 1024, 2048};
  private static final double PICTURE_WEIGHT = 5;
  private static final double QUIET = 1e-4;
  private static final Spectral.Comparison COMPARISON =
      new Spectral.Comparison(0.25, 0.25, 0, 0, QUIET, false, false, false);

  private final PictureBands bands;

  /** By pictures of these settings. */
  public SoundDistance(MelSettings settings) {
    this(new PictureBands(settings));
  }

  SoundDistance(PictureBands bands) {
    this.bands = bands;
  }

  /**
   * The distance, a scalar.
   *
   * @param heard (B, T), longer than 1024 samples
   * @param wanted (B, T)
   */
  public NDArray of(NDArray heard, NDArray wanted, Scope scope) {
    Bands tables = bands.in(scope);
    NDArray pictures = VoiceKernels.logBands(wanted, tables);
    NDArray difference =
        VoiceKernels.logBands(heard, tables).sub(pictures).abs().mean();
    NDArray distance = Kernels.times(difference, PICTURE_WEIGHT);
    for (int fft : FFT_SIZES) {
      NDArray window = scope.from(hann(fft), fft);
      NDArray terms = Spectral.terms(heard, wanted, window, fft, fft / 4, null, COMPARISON);
      distance = distance.add(terms.get(0));
    }
    return distance;
  }

  private static float[] hann(int length) {
    float[] window = new float[length];
    for (int i = 0; i < length; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / length));
    }
    return window;
  }
}
