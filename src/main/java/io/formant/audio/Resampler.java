package io.formant.audio;

/**
 * Changes the sampling rate by windowed-sinc interpolation: six zero crossings a side, roll-off 0.99, Hann window; the values of
 * torchaudio's {@code resample} at its defaults.
 *
 * <p>With orig and new the rates divided by their greatest common divisor and f = 0.99 · min(orig, new), output sample n·new + i is
 * Σ x[n·orig + k] · h((k/orig − i/new) · f) · f/orig, where h(t) = sinc(t) · cos²(πt/12) for |t| &lt; 6.
 *
 * <p>Source: J. O. Smith, Digital Audio Resampling, https://ccrma.stanford.edu/~jos/resample/, as in torchaudio 0.13
 * {@code functional.resample}, https://pytorch.org/audio/0.13.0/generated/torchaudio.functional.resample.html.
 */
public final class Resampler {
  private static final int ZERO_CROSSINGS = 6;
  private static final double ROLL_OFF = 0.99;

  private final int from;
  private final int to;
  private final int[] firstTap;
  private final float[][] taps;

  /** A reusable converter; only the ratio of the two rates matters. */
  public Resampler(int fromRateHz, int toRateHz) {
    if (fromRateHz <= 0 || toRateHz <= 0) {
      throw new IllegalArgumentException("can't resample from " + fromRateHz + " Hz to " + toRateHz
          + " Hz: rates must be positive");
    }
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
    if (from == to) return samples;
    float[] resampled = new float[Math.toIntExact(((long) samples.length * to + from - 1) / from)];
    for (int out = 0; out < resampled.length; out++) {
      int phase = out % to;
      resampled[out] = dot(samples, (long) (out / to) * from + firstTap[phase], taps[phase]);
    }
    return resampled;
  }

  private static float dot(float[] samples, long begin, float[] taps) {
    int first = (int) Math.max(0, -begin);
    int last = (int) Math.min(taps.length, samples.length - begin);
    double sum = 0;
    for (int k = first; k < last; k++) sum += samples[(int) begin + k] * taps[k];
    return (float) sum;
  }

  /** The taps of one output phase that lie within the window. */
  private void design(int phase) {
    double cutoff = ROLL_OFF * Math.min(from, to);
    double reach = ZERO_CROSSINGS / cutoff;
    double centre = (double) phase / to;
    int first = (int) Math.ceil((centre - reach) * from);
    int last = (int) Math.floor((centre + reach) * from);
    firstTap[phase] = first;
    taps[phase] = new float[last - first + 1];
    for (int k = first; k <= last; k++) {
      double t = ((double) k / from - centre) * cutoff;
      double window = Math.cos(t * Math.PI / ZERO_CROSSINGS / 2);
      taps[phase][k - first] = (float) (sinc(t) * window * window * cutoff / from);
    }
  }

  private static double sinc(double t) {
    return t == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
