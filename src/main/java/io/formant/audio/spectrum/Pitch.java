package io.formant.audio.spectrum;

import io.formant.audio.Waveform;
import java.util.Arrays;

/**
 * The fundamental frequency every 10 ms between 60 and 500 Hz, and where there is none.
 *
 * <p>A frame is voiced where the cumulative mean normalised difference has a dip below 0.3 and its energy is within 40 dB of the
 * loudest frame. Source: de Cheveigné and Kawahara 2002, YIN, https://doi.org/10.1121/1.1458024, steps 1 to 5.
 */
public final class Pitch {
  private static final double LOWEST_HZ = 60;
  private static final double HIGHEST_HZ = 500;
  private static final double WINDOW_SECONDS = 0.025;
  private static final double HOP_SECONDS = 0.01;
  private static final double DIP = 0.3;
  private static final double QUIETEST = 1e-4;

  private final int rateHz;
  private final int window;
  private final int shortestLag;
  private final int longestLag;
  private final RealFft fft;

  public Pitch(int rateHz) {
    if (rateHz < 4 * HIGHEST_HZ) {
      throw new IllegalArgumentException(
          "pitch up to 500 Hz needs a rate of at least 2000 Hz, was " + rateHz + " Hz");
    }
    this.rateHz = rateHz;
    window = (int) Math.round(rateHz * WINDOW_SECONDS);
    shortestLag = (int) Math.floor(rateHz / HIGHEST_HZ);
    longestLag = (int) Math.ceil(rateHz / LOWEST_HZ);
    fft = new RealFft(MelSettings.powerOfTwoFrom(window + longestLag + 2));
  }

  /** F0 in Hz for each frame, 0 where the clip is unvoiced; frame t is centred on second t / 100. */
  public float[] track(Waveform waveform) {
    if (waveform.rateHz() != rateHz) {
      throw new IllegalArgumentException("the clip is at " + waveform.rateHz() + " Hz, expected "
          + rateHz + " Hz; resample it first");
    }
    int span = window + longestLag + 1;
    float[] padded = new float[waveform.length() + 2 * span];
    System.arraycopy(waveform.samples(), 0, padded, span / 2, waveform.length());
    float[] track = new float[1 + (int) (waveform.length() / (rateHz * HOP_SECONDS))];
    double[] energies = new double[track.length];
    for (int t = 0; t < track.length; t++) {
      int begin = (int) Math.round(t * HOP_SECONDS * rateHz);
      float[] frame = Arrays.copyOfRange(padded, begin, begin + span);
      energies[t] = energy(frame, 0, window);
      track[t] = energies[t] > 0 ? fundamental(frame) : 0;
    }
    silenceQuiet(track, energies);
    return track;
  }

  private static void silenceQuiet(float[] track, double[] energies) {
    double loudest = Arrays.stream(energies).max().orElse(0);
    for (int t = 0; t < track.length; t++) {
      if (energies[t] < QUIETEST * loudest) track[t] = 0;
    }
  }

  private static double energy(float[] frame, int begin, int end) {
    double energy = 0;
    for (int i = begin; i < end; i++) energy += (double) frame[i] * frame[i];
    return energy;
  }

  private float fundamental(float[] frame) {
    double[] difference = normalisedDifference(frame);
    for (int lag = Math.max(2, shortestLag); lag < longestLag; lag++) {
      if (difference[lag] >= DIP) continue;
      while (lag + 1 < longestLag && difference[lag + 1] < difference[lag]) lag++;
      return (float)
          (rateHz / (lag + vertex(difference[lag - 1], difference[lag], difference[lag + 1])));
    }
    return 0;
  }

  /** d′(τ) = d(τ) · τ / Σ d(1…τ), where d(τ) = Σ (x[j] − x[j+τ])² over the window. */
  private double[] normalisedDifference(float[] frame) {
    float[] correlation = correlation(frame);
    double[] normalised = new double[longestLag + 1];
    normalised[0] = 1;
    double first = energy(frame, 0, window);
    double shifted = first;
    double sum = 0;
    for (int lag = 1; lag <= longestLag; lag++) {
      float leaving = frame[lag - 1];
      float entering = frame[lag + window - 1];
      shifted += (double) entering * entering - (double) leaving * leaving;
      double difference = Math.max(0, first + shifted - 2.0 * correlation[lag]);
      sum += difference;
      normalised[lag] = sum > 0 ? difference * lag / sum : 1;
    }
    return normalised;
  }

  /** r(τ) = Σ x[j] x[j+τ] over the window, by the convolution theorem. */
  private float[] correlation(float[] frame) {
    float[] real = new float[fft.bins()];
    float[] imaginary = new float[fft.bins()];
    float[] wholeReal = new float[fft.bins()];
    float[] wholeImaginary = new float[fft.bins()];
    fft.forward(Arrays.copyOf(Arrays.copyOf(frame, window), fft.size()), real, imaginary);
    fft.forward(Arrays.copyOf(frame, fft.size()), wholeReal, wholeImaginary);
    for (int k = 0; k < real.length; k++) {
      float re = real[k] * wholeReal[k] + imaginary[k] * wholeImaginary[k];
      imaginary[k] = real[k] * wholeImaginary[k] - imaginary[k] * wholeReal[k];
      real[k] = re;
    }
    float[] correlation = new float[fft.size()];
    fft.inverse(real, imaginary, correlation);
    return correlation;
  }

  /** Where the parabola through three neighbours is lowest, relative to the middle one. */
  private static double vertex(double left, double middle, double right) {
    double curvature = left - 2 * middle + right;
    return curvature > 0 ? 0.5 * (left - right) / curvature : 0;
  }
}
