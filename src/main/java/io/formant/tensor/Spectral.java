package io.formant.tensor;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spectra of waveforms, differentiable, each one call into the engine.
 *
 * <p>Letters: N waveforms, T samples, F frames, K taps, M filters; W the window's length, at most the FFT's size, in whose middle it
 * stands. A complex number is a pair on a last axis of 2. A result belongs to the scope of the first argument.
 */
public final class Spectral {

  private Spectral() {}

  /**
   * Short-time Fourier transform.
   *
   * @param x (N, T)
   * @param window (W)
   * @param centred whether frame i stands around sample i·hop, the waveform mirrored at its ends, rather than after it
   * @return (N, fft/2 + 1, F, 2)
   */
  public static NDArray stft(NDArray x, NDArray window, int fft, int hop, boolean centred) {
    return run(x, "stft", x, window, fft, hop, centred);
  }

  /**
   * The waveform whose centred transform comes closest to the one given.
   *
   * @param spectrum (N, fft/2 + 1, F, 2)
   * @param window (W)
   * @return (N, length)
   */
  public static NDArray istft(NDArray spectrum, NDArray window, int fft, int hop, int length) {
    return run(spectrum, "istft", spectrum, window, fft, hop, length);
  }

  /**
   * Magnitudes √max(|z|², eps).
   *
   * @param spectrum (N, fft/2 + 1, F, 2)
   * @param filters (M, fft/2 + 1), or null for the bins as they are
   * @return (N, M or fft/2 + 1, F)
   */
  public static NDArray magnitudes(NDArray spectrum, double eps, @Nullable NDArray filters) {
    return run(spectrum, "magnitudes", spectrum, eps, optional(filters));
  }

  /** A filter of an odd number of taps, of which the middle one is at the sample itself: x (N, T), taps (K); result (N, T). */
  public static NDArray filtered(NDArray x, NDArray taps) {
    return run(x, "filtered", x, taps);
  }

  /**
   * How spectra are compared. A part of weight 0 is not computed.
   *
   * @param convergence weight of spectral convergence, ‖|Y| − |X|‖ / ‖|Y|‖ over the whole batch
   * @param logMagnitude weight of the distance of ln |X| from ln |Y|
   * @param magnitude weight of the distance of |X| from |Y|
   * @param phase weight of the mean square of phase differences
   * @param eps least squared magnitude
   * @param fit whether each target is first scaled to fit best
   * @param squared whether a distance is of squared rather than absolute differences
   * @param summed whether differences are summed rather than averaged
   */
  public record Comparison(
      double convergence,
      double logMagnitude,
      double magnitude,
      double phase,
      double eps,
      boolean fit,
      boolean squared,
      boolean summed) {

    /** Spectral convergence and the mean absolute difference of logarithms, |z|² at least 1e-8. */
    public static final Comparison USUAL = new Comparison(1, 1, 0, 0, 1e-8, false, false, false);
  }

  /**
   * How far the spectrum of x is from that of the target y: [the weighted sum of the other four, spectral convergence, distance of ln
   * |X| from ln |Y|, distance of |X| from |Y|, mean square of phase differences].
   *
   * @param x (N, T)
   * @param y (N, T)
   * @param window (W)
   * @param filters (M, fft/2 + 1) through which magnitudes are seen, or null
   * @return (5)
   */
  public static NDArray terms(
      NDArray x,
      NDArray y,
      NDArray window,
      int fft,
      int hop,
      @Nullable NDArray filters,
      Comparison by) {
    double[] weights = {by.convergence(), by.logMagnitude(), by.magnitude(), by.phase()};
    return run(
        x,
        "spectral_terms",
        x,
        y,
        window,
        fft,
        hop,
        by.eps(),
        optional(filters),
        weights,
        by.fit(),
        by.squared(),
        by.summed());
  }

  private static NDArray run(NDArray owner, String method, Object... arguments) {
    return Script.run(owner.getManager(), method, arguments);
  }

  private static List<NDArray> optional(@Nullable NDArray array) {
    return array == null ? List.of() : List.of(array);
  }
}
