package io.formant.model.vocoder;

import io.formant.audio.spectrum.MelFilters;
import io.formant.audio.spectrum.MelSettings;
import io.formant.tensor.Scope;
import io.formant.tensor.VoiceKernels.Bands;

/** The tables between waveforms, spectra and log-mel pictures, as plain numbers that go into any scope. */
final class PictureBands {

  private final MelSettings settings;
  private final float[] window;
  private final float[] filters;
  private final float[] spread;

  PictureBands(MelSettings settings) {
    this.settings = settings;
    window = new float[settings.windowSamples()];
    for (int i = 0; i < window.length; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / window.length));
    }
    MelFilters bank = new MelFilters(settings);
    int bins = bank.bins();
    int bands = bank.bands();
    filters = new float[bands * bins];
    spread = new float[bins * bands];
    for (int bin = 0; bin < bins; bin++) {
      float[] unit = new float[bins];
      unit[bin] = 1;
      column(bank.apply(unit), bin, bins);
    }
  }

  /** A bin's share of each band; and back, each bin as the mean of the bands that see it. */
  private void column(float[] shares, int bin, int bins) {
    float sum = 0;
    for (float share : shares) {
      sum += share;
    }
    for (int band = 0; band < shares.length; band++) {
      filters[band * bins + bin] = shares[band];
      spread[bin * shares.length + band] = sum > 0 ? shares[band] / sum : 0;
    }
  }

  Bands in(Scope scope) {
    int bins = settings.fftSize() / 2 + 1;
    return new Bands(
        scope.from(window, window.length),
        settings.fftSize(),
        settings.hopSamples(),
        scope.from(filters, settings.bands(), bins),
        scope.from(spread, bins, settings.bands()),
        settings.windowSamples() / 4.0,
        settings.floor());
  }
}
