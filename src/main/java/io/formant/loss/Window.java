package io.formant.loss;

import java.util.stream.IntStream;

/** Periodic windows, as torch makes them; n of N. */
public enum Window {

  /** ½ − ½ cos 2πn/N. */
  HANN {
    @Override
    double at(double part) {
      return 0.5 - 0.5 * Math.cos(2 * Math.PI * part);
    }
  },

  /** 0.54 − 0.46 cos 2πn/N. */
  HAMMING {
    @Override
    double at(double part) {
      return 0.54 - 0.46 * Math.cos(2 * Math.PI * part);
    }
  },

  /** 0.42 − ½ cos 2πn/N + 0.08 cos 4πn/N. */
  BLACKMAN {
    @Override
    double at(double part) {
      return 0.42 - 0.5 * Math.cos(2 * Math.PI * part) + 0.08 * Math.cos(4 * Math.PI * part);
    }
  },

  /** A triangle, 1 − |2n/N − 1|. */
  BARTLETT {
    @Override
    double at(double part) {
      return 1 - Math.abs(2 * part - 1);
    }
  },

  /** I₀(β √(1 − (2n/N − 1)²)) / I₀(β) with β = 12. */
  KAISER {
    @Override
    double at(double part) {
      double x = 2 * part - 1;
      return bessel(KAISER_BETA * Math.sqrt(Math.max(0, 1 - x * x))) / bessel(KAISER_BETA);
    }
  };

  private static final double KAISER_BETA = 12;
  private static final double TINY = 1e-17;

  /**
   * The window at a part n/N of its length.
   *
   * @param part in [0, 1)
   */
  abstract double at(double part);

  /** All N values. */
  public float[] of(int length) {
    float[] window = new float[length];
    IntStream.range(0, length).forEach(n -> window[n] = (float) at((double) n / length));
    return window;
  }

  /** The modified Bessel function of the first kind and order 0, by its power series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > TINY * sum; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
