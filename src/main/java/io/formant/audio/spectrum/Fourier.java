package io.formant.audio.spectrum;

/** The discrete Fourier transform of N real samples. Immutable. */
interface Fourier {

  /** The fastest for a size. */
  static Fourier of(int size) {
    return Integer.bitCount(size) == 1 && size >= 4 ? new RealFft(size) : new MixedFft(size);
  }

  /** N. */
  int size();

  /** ⌊N/2⌋ + 1: zero frequency up to and including the Nyquist frequency. */
  int bins();

  /**
   * X[k] = Σ x[n] e^(−2πikn/N).
   *
   * @param samples x, N of them
   * @param real where the real parts go, one a bin
   * @param imaginary where the imaginary parts go, one a bin
   */
  void forward(float[] samples, float[] real, float[] imaginary);

  /** x[n] = 1/N Σ X[k] e^(2πikn/N) over the whole, Hermitian spectrum; may overwrite {@code real} and {@code imaginary}. */
  void inverse(float[] real, float[] imaginary, float[] samples);
}
