package io.formant.audio;

import java.util.Arrays;

/**
 * Changes the sampling rate by windowed-sinc interpolation; the values of torchaudio's {@code resample}.
 *
 * <p>With orig and new the rates divided by their greatest common divisor and f = roll-off · min(orig, new), output sample n·new + i
 * is Σ x[n·orig + k] · h((k/orig − i/new) · f) · f/orig, where h is the {@link SincFilter}.
 *
 * <p>Source: J. O. Smith, Digital Audio Resampling, https://ccrma.stanford.edu/~jos/resample/, as in torchaudio 0.13
 * {@code functional.resample}, https://pytorch.org/audio/0.13.0/generated/torchaudio.functional.resample.html.
 */
public final class Resampler {
  private final SincFilter filter;
  private final int from;
  private final int to;
  private final int[] firstTap;
  private final float[][] taps;

  /** A reusable converter with the usual filter; only the ratio of the two rates matters. */
  public Resampler(int fromRateHz, int toRateHz) {
    this(fromRateHz, toRateHz, SincFilter.USUAL);
  }

  /** A reusable converter; only the ratio of the two rates matters. */
  public Resampler(int fromRateHz, int toRateHz, SincFilter filter) {
    if (fromRateHz <= 0 || toRateHz <= 0) {
      throw new IllegalArgumentException("can't resample from " + fromRateHz + " Hz to " + toRateHz
          + " Hz: rates must be positive");
    }
    this.filter = filter;
    int divisor = greatestCommonDivisor(fromRateHz, toRateHz);
    from = fromRateHz / divisor;
    to = toRateHz / divisor;
    firstTap = new int[to];
    taps = new float[to][];
    for (int phase = 0; phase < to; phase++) design(phase);
  }

  /** The waveform at another rate, ⌈length · to / from⌉ samples; itself where the rates agree. */
  public static Waveform resample(Waveform waveform, int rateHz) {
    if (waveform.rateHz() == rateHz) return waveform;
    return new Waveform(
        new Resampler(waveform.rateHz(), rateHz).resample(waveform.samples()), rateHz);
  }

  /** ⌈length · to / from⌉ samples; silence is assumed around the given ones. */
  public float[] resample(float[] samples) {
    return from == to
        ? samples
        : resample(samples, Math.toIntExact(((long) samples.length * to + from - 1) / from));
  }

  /** So many samples of the result, which goes on in silence. */
  public float[] resample(float[] samples, int length) {
    int before = -Arrays.stream(firstTap).min().orElseThrow();
    float[] padded = padded(samples, before, length);
    float[] resampled = new float[length];
    for (int block = 0, out = 0; out < length; block++) {
      int begin = block * from + before;
      for (int phase = 0; phase < to && out < length; phase++, out++)
        resampled[out] = dot(padded, begin + firstTap[phase], taps[phase]);
    }
    return resampled;
  }

  /** The samples between zeros, so that every tap has one. */
  private float[] padded(float[] samples, int before, int length) {
    int reach = 0;
    for (int phase = 0; phase < to; phase++)
      reach = Math.max(reach, firstTap[phase] + taps[phase].length);
    long end = (long) (length / to) * from + before + reach;
    float[] padded = new float[Math.toIntExact(Math.max(end, (long) before + samples.length))];
    System.arraycopy(samples, 0, padded, before, samples.length);
    return padded;
  }

  /** Two sums at once, which a processor adds side by side. */
  private static float dot(float[] samples, int begin, float[] taps) {
    float even = 0;
    float odd = 0;
    int k = 0;
    for (; k + 1 < taps.length; k += 2) {
      even += samples[begin + k] * taps[k];
      odd += samples[begin + k + 1] * taps[k + 1];
    }
    return k < taps.length ? even + odd + samples[begin + k] * taps[k] : even + odd;
  }

  /** The taps of one output phase that lie within the window. */
  private void design(int phase) {
    double cutoff = filter.rollOff() * Math.min(from, to);
    double reach = filter.zeroCrossings() / cutoff;
    double centre = (double) phase / to;
    int first = (int) Math.ceil((centre - reach) * from);
    int last = (int) Math.floor((centre + reach) * from);
    firstTap[phase] = first;
    taps[phase] = new float[last - first + 1];
    for (int k = first; k <= last; k++) {
      double crossings = ((double) k / from - centre) * cutoff;
      taps[phase][k - first] = (float) (filter.at(crossings) * cutoff / from);
    }
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
