package io.formant.audio;

import java.util.SplittableRandom;

/** Seeded sounds for tests. */
public final class Signals {
  private Signals() {}

  public static float[] noise(int length, float amplitude, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) samples[i] = amplitude * (float) (2 * random.nextDouble() - 1);
    return samples;
  }

  public static Waveform sine(double hz, double seconds, int rateHz, float amplitude) {
    float[] samples = new float[(int) Math.round(seconds * rateHz)];
    for (int i = 0; i < samples.length; i++)
      samples[i] = amplitude * (float) Math.sin(2 * Math.PI * hz * i / rateHz);
    return new Waveform(samples, rateHz);
  }

  /** A buzz: harmonics of {@code hz} up to 3.5 kHz with falling amplitude. */
  public static Waveform buzz(double hz, double seconds, int rateHz) {
    float[] samples = new float[(int) Math.round(seconds * rateHz)];
    for (int h = 1; h * hz < Math.min(3500, rateHz / 2.0); h++) {
      for (int i = 0; i < samples.length; i++)
        samples[i] += (float) (0.3 / h * Math.sin(2 * Math.PI * h * hz * i / rateHz + h));
    }
    return new Waveform(samples, rateHz);
  }
}
