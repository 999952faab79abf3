package io.formant.stages;

import io.formant.audio.spectrum.MelFilters;
import io.formant.audio.spectrum.MelSettings;
import io.formant.tensor.TensorData;

/** Mel bands as a matrix that losses see spectra through. */
public final class MelMatrix {
  private MelMatrix() {}

  /**
   * Bands of area 1 from 0 to half the rate on Slaney's scale, as librosa makes them by default.
   *
   * @return (bands, fftSize / 2 + 1)
   */
  public static TensorData of(int rateHz, int fftSize, int bands) {
    MelSettings settings = MelSettings.forRate(rateHz)
        .withFrames(fftSize, fftSize)
        .withBands(bands)
        .withFilters(MelSettings.Scale.SLANEY, MelSettings.Norm.AREA);
    MelFilters filters = new MelFilters(settings);
    return new TensorData(new long[] {filters.bands(), filters.bins()}, filters.matrix());
  }
}
