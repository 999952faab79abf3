package io.formant.audio.spectrum;

import io.formant.audio.Trim;
import io.formant.audio.Waveform;
import java.util.Arrays;

/**
 * A voice in 45 numbers that no network learned: the baseline that a learned embedding has to beat.
 *
 * <p>In order, over the trimmed clip: the means of c₁…c₁₉ (c₀ is loudness, which is the microphone's), the standard deviations of
 * c₀…c₁₉, then mean, standard deviation and the 10, 50 and 90 % quantiles of ln F0 over voiced frames, and the share of voiced frames.
 * Where no frame is voiced, the five numbers of F0 are 0, as is that share.
 */
public final class VoiceStatistics {
  private static final int CEPSTRA = 20;
  private static final double[] QUANTILES = {0.1, 0.5, 0.9};

  /** Length of the vector. */
  public static final int WIDTH = 2 * CEPSTRA - 1 + 2 + QUANTILES.length + 1;

  private final Mfcc mfcc;
  private final Pitch pitch;

  public VoiceStatistics(int rateHz) {
    mfcc = new Mfcc(rateHz, CEPSTRA);
    pitch = new Pitch(rateHz);
  }

  /** The vector of a clip at the rate given. */
  public float[] of(Waveform waveform) {
    Waveform trimmed = Trim.of(waveform).apply(waveform);
    float[] vector = new float[WIDTH];
    float[][] cepstra = mfcc.cepstra(trimmed);
    for (int m = 0; m < CEPSTRA; m++) {
      double[] values = new double[cepstra.length];
      for (int t = 0; t < values.length; t++) values[t] = cepstra[t][m];
      if (m > 0) vector[m - 1] = (float) mean(values);
      vector[CEPSTRA - 1 + m] = (float) deviation(values);
    }
    describePitch(pitch.track(trimmed), vector, 2 * CEPSTRA - 1);
    return vector;
  }

  private static void describePitch(float[] track, float[] vector, int at) {
    double[] logF0 = new double[track.length];
    int voiced = 0;
    for (float f0Hz : track) {
      if (f0Hz > 0) logF0[voiced++] = Math.log(f0Hz);
    }
    vector[WIDTH - 1] = (float) voiced / track.length;
    if (voiced == 0) return;
    double[] values = Arrays.copyOf(logF0, voiced);
    Arrays.sort(values);
    vector[at] = (float) mean(values);
    vector[at + 1] = (float) deviation(values);
    for (int q = 0; q < QUANTILES.length; q++) {
      vector[at + 2 + q] = (float) values[(int) Math.round(QUANTILES[q] * (voiced - 1))];
    }
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / values.length);
  }
}
