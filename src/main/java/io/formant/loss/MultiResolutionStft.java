package io.formant.loss;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Scope;
import io.formant.tensor.Spectral;
import io.formant.tensor.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Distance of waveforms by their magnitude spectra at several resolutions: spectral convergence ‖|Y| − |X|‖ / ‖|Y|‖ plus the mean
 * absolute difference of ln |X| and ln |Y|, averaged over resolutions.
 *
 * <p>Sources: Yamamoto, Song & Kim 2020, https://arxiv.org/abs/1910.11480; with the values of auraloss 0.4.0,
 * https://github.com/csteinmetz1/auraloss: frames centred, |X|² at least 1e-8, convergence over the whole batch.
 *
 * @param resolutions at least one
 * @param window of every frame
 * @param comparison of spectra
 * @param taps of a filter for both waveforms, such as {@link AWeighting}'s; null for none
 * @param filters (M, fft/2 + 1) for each resolution, such as mel bands, through which magnitudes are seen; none for the bins themselves
 */
public record MultiResolutionStft(
    List<Resolution> resolutions,
    Window window,
    Spectral.Comparison comparison,
    @Nullable TensorData taps,
    List<TensorData> filters)
    implements TargetLoss {

  /**
   * One resolution, in samples.
   *
   * @param windowSamples at most the FFT's size; it stands in the middle of a frame
   */
  public record Resolution(int fftSize, int hopSamples, int windowSamples) {
    public Resolution {
      if (hopSamples < 1 || windowSamples < 1 || windowSamples > fftSize) {
        throw new IllegalArgumentException("FFT of " + fftSize + ", hop of " + hopSamples
            + ", window of " + windowSamples
            + " samples: expected a hop of at least 1 and a window of 1 to the FFT's size");
      }
    }
  }

  /** The resolutions of auraloss. */
  public static final List<Resolution> USUAL = List.of(
      new Resolution(1024, 120, 600),
      new Resolution(2048, 240, 1200),
      new Resolution(512, 50, 240));

  /** Those that the study's waveform models are trained by. */
  public static final List<Resolution> SPEECH = List.of(
      new Resolution(1024, 256, 1024),
      new Resolution(2048, 512, 2048),
      new Resolution(8192, 2048, 8192));

  public MultiResolutionStft {
    resolutions = List.copyOf(resolutions);
    filters = List.copyOf(filters);
    if (resolutions.isEmpty()) {
      throw new IllegalArgumentException("no resolutions, expected at least one");
    }
    if (!filters.isEmpty() && filters.size() != resolutions.size()) {
      throw new IllegalArgumentException(
          filters.size() + " filter banks for " + resolutions.size() + " resolutions");
    }
  }

  /** Hann windows, usual comparison, all frequencies alike. */
  public static MultiResolutionStft of(List<Resolution> resolutions) {
    return new MultiResolutionStft(
        resolutions, Window.HANN, Spectral.Comparison.USUAL, null, List.of());
  }

  /**
   * As the ear hears it.
   *
   * @param rateHz the waveforms' sampling rate, for the A-weighting
   * @param bands the filter bank for an FFT size at that rate
   */
  public MultiResolutionStft perceptual(int rateHz, IntFunction<TensorData> bands) {
    TensorData aWeighting = new TensorData(new long[] {AWeighting.TAPS}, AWeighting.taps(rateHz));
    List<TensorData> banks = resolutions.stream()
        .map(resolution -> bands.apply(resolution.fftSize()))
        .toList();
    return new MultiResolutionStft(resolutions, window, comparison, aWeighting, banks);
  }

  /** The fewest samples that a waveform may have, so that its ends can be mirrored. */
  public int leastSamples() {
    return resolutions.stream().mapToInt(r -> r.fftSize() / 2 + 1).max().orElseThrow();
  }

  /** The distance of waveforms (B, T, C); padding is taken as silence. */
  @Override
  public NDArray at(NDArray predicted, NDArray clean, @Nullable NDArray mask, Scope scope) {
    NDArray x = mask == null ? predicted : Kernels.masked(predicted, mask);
    NDArray y = mask == null ? clean : Kernels.masked(clean, mask);
    return total(terms(x.transpose(0, 2, 1), y.transpose(0, 2, 1), scope));
  }

  /**
   * The parts of each resolution, in order: (5) each, as {@link Spectral#terms} gives them.
   *
   * @param x prediction, (…, T)
   * @param y target, (…, T)
   */
  public List<NDArray> terms(NDArray x, NDArray y, Scope scope) {
    long samples = x.getShape().get(x.getShape().dimension() - 1);
    if (!x.getShape().equals(y.getShape()) || samples < leastSamples()) {
      throw new IllegalArgumentException("waveforms are " + x.getShape() + " and " + y.getShape()
          + ", expected the same, of at least " + leastSamples() + " samples");
    }
    NDArray a = heard(x.reshape(-1, samples), scope);
    NDArray b = heard(y.reshape(-1, samples), scope);
    List<NDArray> terms = new ArrayList<>();
    for (int i = 0; i < resolutions.size(); i++) {
      Resolution resolution = resolutions.get(i);
      int width = resolution.windowSamples();
      NDArray frame = scope.from(window.of(width), width);
      NDArray bank = filters.isEmpty() ? null : scope.from(filters.get(i));
      terms.add(Spectral.terms(
          a, b, frame, resolution.fftSize(), resolution.hopSamples(), bank, comparison));
    }
    return terms;
  }

  /** The distance, a scalar, from the parts of each resolution. */
  public NDArray total(List<NDArray> terms) {
    NDArray sum = terms.get(0).get(0);
    for (NDArray parts : terms.subList(1, terms.size())) {
      sum = sum.add(parts.get(0));
    }
    return Kernels.times(sum, 1.0 / terms.size());
  }

  /** Waveforms (N, T) through the taps. */
  public NDArray heard(NDArray x, Scope scope) {
    return taps == null ? x : Spectral.filtered(x, scope.from(taps));
  }
}
