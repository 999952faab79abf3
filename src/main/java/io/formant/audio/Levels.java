package io.formant.audio;

/**
 * How loud a clip is and whether it is fit to be heard.
 *
 * @param peak largest magnitude; full scale is 1
 * @param rmsDbfs root mean square in dB relative to 1; −∞ for digital silence
 * @param clippedFraction share of samples at or beyond full scale, 0 to 1
 * @param finite no sample is NaN or infinite
 */
public record Levels(float peak, double rmsDbfs, double clippedFraction, boolean finite) {
  private static final float FULL_SCALE = 32767f / 32768f;
  private static final double SILENCE_DBFS = -60;

  /** Measures a clip of at least one sample. */
  public static Levels of(Waveform waveform) {
    float[] samples = waveform.samples();
    if (samples.length == 0) throw new IllegalArgumentException("an empty waveform has no level");
    double energy = 0;
    int clipped = 0;
    boolean finite = true;
    for (float sample : samples) {
      energy += (double) sample * sample;
      if (Math.abs(sample) >= FULL_SCALE) clipped++;
      finite &= Float.isFinite(sample);
    }
    double rmsDbfs = 10 * Math.log10(energy / samples.length);
    return new Levels(waveform.peak(), rmsDbfs, (double) clipped / samples.length, finite);
  }

  /** Nothing to hear: below −60 dBFS. */
  public boolean silent() {
    return rmsDbfs < SILENCE_DBFS;
  }
}
