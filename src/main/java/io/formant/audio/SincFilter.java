package io.formant.audio;

/**
 * The low-pass filter of a {@link Resampler}.
 *
 * @param zeroCrossings of the sinc on each side
 * @param rollOff cut-off over the lower of the two Nyquist frequencies, within (0, 1]
 * @param window what fades the sinc out
 */
public record SincFilter(int zeroCrossings, double rollOff, Window window) {

  /** Six zero crossings, roll-off 0.99, Hann window: torchaudio's defaults. */
  public static final SincFilter USUAL = new SincFilter(6, 0.99, new Window.Hann());

  private static final int BESSEL_TERMS = 64;

  /** The fade of a sinc: a function of the place, −1 to 1 from end to end. */
  public sealed interface Window {

    double at(double place);

    /** cos²(πx/2). */
    record Hann() implements Window {
      @Override
      public double at(double place) {
        double cosine = Math.cos(place * Math.PI / 2);
        return cosine * cosine;
      }
    }

    /**
     * I₀(β√(1 − x²)) / I₀(β).
     *
     * <p>Source: Kaiser and Schafer 1980, https://doi.org/10.1109/TASSP.1980.1163349.
     */
    record Kaiser(double beta) implements Window {
      /** β of librosa's {@code kaiser_best}. */
      public static final Kaiser USUAL = new Kaiser(14.769656459379492);

      @Override
      public double at(double place) {
        return bessel(beta * Math.sqrt(Math.max(0, 1 - place * place))) / bessel(beta);
      }
    }
  }

  public SincFilter {
    if (zeroCrossings < 1) {
      throw new IllegalArgumentException(
          "zero crossings are " + zeroCrossings + ", expected at least 1");
    }
    if (!(rollOff > 0 && rollOff <= 1)) {
      throw new IllegalArgumentException("roll-off is " + rollOff + ", expected within (0, 1]");
    }
  }

  /** The windowed sinc, 1 at its middle and 0 from the last zero crossing on. */
  double at(double crossings) {
    if (crossings == 0) return 1;
    double angle = Math.PI * crossings;
    return Math.sin(angle) / angle * window.at(crossings / zeroCrossings);
  }

  /** The modified Bessel function of order 0 by its power series. */
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; k <= BESSEL_TERMS; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
