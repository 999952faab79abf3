package io.formant.audio;

import java.util.Arrays;
import java.util.stream.IntStream;

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
  /** How many periods, of {@code from} samples that become {@code to}, are computed at once, at most; as many as a cache holds. */
  private static final int PERIODS = 256;

  private final SincFilter filter;
  private final int from;
  private final int to;
  private final int[] firstTap;
  private final float[][] taps;
  private final int firstRow;
  private final int rowCount;

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
    firstRow = Arrays.stream(firstTap).min().orElseThrow();
    rowCount = IntStream.range(0, to)
        .map(phase -> firstTap[phase] + taps[phase].length - firstRow)
        .max()
        .orElseThrow();
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
    float[] resampled = new float[length];
    int periods = Math.min(PERIODS, length / to + 1);
    float[] sums = new float[periods];
    float[][] rows = new float[rowCount][periods];
    for (int period = 0; (long) period * to < length; period += periods) {
      fill(rows, samples, period);
      for (int phase = 0; phase < to; phase++) {
        sum(rows, phase, sums);
        for (int i = 0, at = period * to + phase; i < periods && at < length; i++, at += to)
          resampled[at] = sums[i];
      }
    }
    return resampled;
  }

  /**
   * The samples that some periods depend on, between zeros: a row for each place in a period or beside it, a column for each period,
   * so that what is done in every period is done side by side.
   */
  private void fill(float[][] rows, float[] samples, int firstPeriod) {
    for (int row = 0; row < rows.length; row++) {
      int known = 0;
      if (row >= from) {
        known = rows[row].length - 1;
        System.arraycopy(rows[row - from], 1, rows[row], 0, known);
      }
      long at = (long) (firstPeriod + known) * from + firstRow + row;
      for (int period = known; period < rows[row].length; period++, at += from)
        rows[row][period] = at >= 0 && at < samples.length ? samples[(int) at] : 0;
    }
  }

  /** One output sample of each period. */
  private void sum(float[][] rows, int phase, float[] sums) {
    Arrays.fill(sums, 0);
    int row = firstTap[phase] - firstRow;
    for (float tap : taps[phase]) addScaled(sums, rows[row++], tap);
  }

  /** Apart, so that the compiler makes one loop over vectors of it. */
  private static void addScaled(float[] sums, float[] row, float tap) {
    for (int i = 0; i < sums.length; i++) sums[i] += row[i] * tap;
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
