package io.formant.tensor;

import ai.djl.ndarray.NDArray;

/**
 * Spectra of batches of signals, differentiable, on the engine's device; FFTs of any size.
 *
 * <p>Letters: B batch, T samples, F frames, K = N/2 + 1 bins of an FFT of N samples, M bands. Filters are a matrix (K, M). A result
 * belongs to the scope of the first argument.
 */
public final class FilterBanks {

  private FilterBanks() {}

  /**
   * Power of each bin, frames centred on multiples of the hop, the signal mirrored at its ends: x (B, T), window (N); result (B, 1 +
   * T / hop, K). T must exceed N / 2.
   */
  public static NDArray power(NDArray x, NDArray window, int hopSamples) {
    return run(x, "power_spectrum", x, window, hopSamples);
  }

  /** Bands of {@link #power} in decibels, 10·log₁₀ of at least 1e-10: result (B, F, M). */
  public static NDArray decibels(NDArray x, NDArray window, NDArray filters, int hopSamples) {
    return run(x, "log_mel", x, window, filters, hopSamples);
  }

  /** The natural logarithm of bands of amplitude, the root of {@link #power}, at least {@code floor}: result (B, F, M). */
  public static NDArray logAmplitudes(
      NDArray x, NDArray window, NDArray filters, int hopSamples, double floor) {
    return run(x, "log_amplitude_mel", x, window, filters, hopSamples, floor);
  }

  /**
   * Kaldi's log filter bank energies without dither: only frames that lie wholly in the signal, each freed of its mean,
   * pre-emphasised, windowed and padded with zeros to the FFT that the filters are for. x (B, T), window (N′ ≤ N); result (B, M, 1 +
   * (T − N′) / hop), a picture rather than a sequence.
   *
   * @param floor least energy before the logarithm
   */
  public static NDArray kaldi(
      NDArray x,
      NDArray window,
      NDArray filters,
      int hopSamples,
      double preEmphasis,
      double floor) {
    return run(x, "kaldi_filter_bank", x, window, filters, hopSamples, preEmphasis, floor);
  }

  /** Pictures of so many frames, cut off at their end or filled up with zeros, and {@link #standardised}: (B, M, F) to (B, M, frames). */
  public static NDArray picture(NDArray x, int frames, double mean, double deviation) {
    return run(x, "picture", x, frames, mean, deviation);
  }

  /** {@code (x − mean) / deviation}. */
  public static NDArray standardised(NDArray x, double mean, double deviation) {
    return run(x, "standardised", x, mean, deviation);
  }

  /** Samples beyond full scale brought to it: −1 to 1. */
  public static NDArray limited(NDArray x) {
    return run(x, "limited", x);
  }

  /** Each signal (B, T) scaled so that its largest magnitude is {@code peak}. */
  public static NDArray levelled(NDArray x, double peak) {
    return run(x, "levelled", x, peak);
  }

  private static NDArray run(NDArray owner, String method, Object... arguments) {
    return Script.run(owner.getManager(), method, arguments);
  }
}
