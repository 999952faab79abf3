package io.formant.audio;

import java.util.Arrays;
import java.util.Objects;

/**
 * One channel of sound and its sampling rate.
 *
 * <p>The array is shared, not copied, since clips pass through many stages: whoever makes a waveform hands the array over and
 * nobody writes to it again.
 *
 * @param samples amplitudes; full scale is [−1, 1]
 * @param rateHz samples a second, positive
 */
public record Waveform(float[] samples, int rateHz) {
  public Waveform {
    Objects.requireNonNull(samples, "samples");
    if (rateHz <= 0)
      throw new IllegalArgumentException("sampling rate must be positive, was " + rateHz + " Hz");
  }

  public int length() {
    return samples.length;
  }

  public double lengthSeconds() {
    return (double) samples.length / rateHz;
  }

  /** The same sound at the same rate with other samples. */
  public Waveform with(float[] samples) {
    return new Waveform(samples, rateHz);
  }

  /** A copy of the samples from {@code begin} (included) to {@code end} (excluded). */
  public Waveform slice(int begin, int end) {
    if (begin < 0 || end > samples.length || begin > end) {
      throw new IllegalArgumentException("slice [" + begin + ", " + end + ") is outside the "
          + samples.length + " samples of the waveform");
    }
    return with(Arrays.copyOfRange(samples, begin, end));
  }

  /** Largest magnitude; 0 for an empty waveform, NaN as soon as one sample is NaN. */
  public float peak() {
    float peak = 0;
    for (float sample : samples) peak = Math.max(peak, Math.abs(sample));
    return peak;
  }

  /** Every sample times {@code gain}. */
  public Waveform scaled(float gain) {
    float[] scaled = new float[samples.length];
    for (int i = 0; i < scaled.length; i++) scaled[i] = samples[i] * gain;
    return with(scaled);
  }

  /** This waveform where its peak is within {@code limit}, else scaled down so that its peak is {@code limit}. */
  public Waveform limitedTo(float limit) {
    float peak = peak();
    return peak > limit ? scaled(limit / peak) : this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Waveform that
        && rateHz == that.rateHz
        && Arrays.equals(samples, that.samples);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(samples) + rateHz;
  }

  @Override
  public String toString() {
    return "Waveform[" + samples.length + " samples at " + rateHz + " Hz]";
  }
}
