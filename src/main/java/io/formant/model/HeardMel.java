package io.formant.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.formant.audio.spectrum.MelFilters;
import io.formant.audio.spectrum.MelSettings;
import io.formant.tensor.Kernels;
import io.formant.tensor.Scope;
import io.formant.tensor.Spectral;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of {@link io.formant.audio.spectrum.Mel}, of arrays and differentiable, brought to the scale of an encoder.
 *
 * @param bands scale of the encoder
 * @param multiple pictures have a multiple of so many frames; the last few are left out
 */
public record HeardMel(MelSettings settings, BandStatistics bands, int multiple) {
  private static final double LEAST_POWER = 1e-12;

  /**
   * Normalised log-mel pictures.
   *
   * @param waveforms (B, T, 1)
   * @param mask (B, T), 1 on valid samples; null if all are
   */
  public MelBatch of(NDArray waveforms, @Nullable NDArray mask, Scope scope) {
    long items = waveforms.getShape().get(0);
    long samples = waveforms.getShape().get(1);
    NDArray silence = scope.zeros(items, settings.fftSize() / 2);
    NDArray padded =
        NDArrays.concat(new NDList(silence, waveforms.reshape(items, samples), silence), 1);
    long frames = (1 + samples / settings.hopSamples()) / multiple * multiple;
    NDArray log = logarithm(padded, scope).get(":, :" + frames);
    NDArray normal = log.sub(scope.from(bands.mean(), 1, 1, settings.bands()))
        .div(scope.from(bands.deviation(), 1, 1, settings.bands()));
    NDArray valid = mask == null ? scope.ones(items, frames) : atFrames(mask, frames, scope);
    return new MelBatch(Kernels.masked(normal, valid), valid);
  }

  /** (B, F, M). */
  private NDArray logarithm(NDArray padded, Scope scope) {
    NDArray window = scope.from(window(), settings.windowSamples());
    NDArray spectrum =
        Spectral.stft(padded, window, settings.fftSize(), settings.hopSamples(), false);
    NDArray filters =
        scope.from(new MelFilters(settings).matrix(), settings.bands(), settings.fftSize() / 2 + 1);
    // a sine of amplitude 1 makes a peak of half the window's sum, which is half its length
    NDArray amplitudes = Kernels.times(
        Spectral.magnitudes(spectrum, LEAST_POWER, filters), 4.0 / settings.windowSamples());
    NDArray floor = scope.full((float) settings.floor(), 1);
    return amplitudes.maximum(floor).log().transpose(0, 2, 1);
  }

  private float[] window() {
    float[] window = new float[settings.windowSamples()];
    for (int i = 0; i < window.length; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / window.length));
    }
    return window;
  }

  /** A frame is valid where the sample is in its middle. */
  private NDArray atFrames(NDArray mask, long frames, Scope scope) {
    NDArray every = mask.get(":, ::" + settings.hopSamples());
    long missing = frames - every.getShape().get(1);
    NDArray all = missing > 0
        ? NDArrays.concat(new NDList(every, scope.zeros(mask.getShape().get(0), missing)), 1)
        : every;
    return all.get(":, :" + frames);
  }
}
