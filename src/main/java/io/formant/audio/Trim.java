package io.formant.audio;

/**
 * Where the sound of a clip begins and ends: from the first to the last 10 ms block whose energy is within {@code thresholdDb} of
 * the loudest block, and {@code paddingSeconds} of what surrounds it. A clip without any sound is kept whole.
 *
 * @param begin first sample that is kept
 * @param end sample after the last that is kept
 */
public record Trim(int begin, int end) {
  public static final double DEFAULT_THRESHOLD_DB = -35;
  public static final double DEFAULT_PADDING_SECONDS = 0.02;
  private static final double BLOCK_SECONDS = 0.01;

  public Trim {
    if (begin < 0 || end < begin)
      throw new IllegalArgumentException("a trim from sample " + begin + " to " + end);
  }

  /** At −35 dB with 20 ms around. */
  public static Trim of(Waveform waveform) {
    return of(waveform, DEFAULT_THRESHOLD_DB, DEFAULT_PADDING_SECONDS);
  }

  /**
   * Trims what is quiet compared with the loudest block.
   *
   * @param thresholdDb energy of the quietest block that counts as sound, relative to the loudest; negative
   * @param paddingSeconds what is kept before and after
   */
  public static Trim of(Waveform waveform, double thresholdDb, double paddingSeconds) {
    int block = Math.max(1, (int) Math.round(waveform.rateHz() * BLOCK_SECONDS));
    double[] energy = energies(waveform.samples(), block);
    double loudest = 0;
    for (double e : energy) loudest = Math.max(loudest, e);
    if (!(loudest > 0)) return new Trim(0, waveform.length());
    double threshold = loudest * Math.pow(10, thresholdDb / 10);
    int first = 0;
    while (energy[first] < threshold) first++;
    int last = energy.length - 1;
    while (energy[last] < threshold) last--;
    int padding = (int) Math.round(paddingSeconds * waveform.rateHz());
    return new Trim(
        Math.max(0, first * block - padding),
        Math.min(waveform.length(), (last + 1) * block + padding));
  }

  private static double[] energies(float[] samples, int block) {
    double[] energies = new double[(samples.length + block - 1) / block];
    for (int i = 0; i < samples.length; i++)
      energies[i / block] += (double) samples[i] * samples[i];
    if (samples.length % block > 0)
      energies[energies.length - 1] *= (double) block / (samples.length % block);
    return energies;
  }

  public Waveform apply(Waveform waveform) {
    return waveform.slice(begin, end);
  }
}
