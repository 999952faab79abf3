package io.formant.audio;

import java.util.SplittableRandom;

/**
 * Ways from a mouth to a file, imitated: what stays of a voice or a text through all of them is not the microphone's doing. Each keeps
 * length, rate and peak.
 */
public enum Channel {
  /** As it was. */
  CLEAN {
    @Override
    float[] through(Waveform clip, SplittableRandom random) {
      return clip.samples().clone();
    }
  },
  /** 300 to 3400 Hz, by a windowed-sinc filter, in the 255 steps of G.711's µ-law. */
  TELEPHONE {
    @Override
    float[] through(Waveform clip, SplittableRandom random) {
      float peak = Math.max(Float.MIN_NORMAL, clip.peak());
      float[] band = band(clip.scaled(1 / peak), 300, 3400);
      for (int i = 0; i < band.length; i++) band[i] = (float) companded(band[i]);
      return band;
    }
  },
  /** White noise 15 dB below the clip's mean power. */
  NOISE {
    @Override
    float[] through(Waveform clip, SplittableRandom random) {
      float[] samples = clip.samples().clone();
      double power = 0;
      for (float sample : samples) power += (double) sample * sample / samples.length;
      double reach = Math.sqrt(12 * power * Math.pow(10, -NOISE_DB / 10));
      for (int i = 0; i < samples.length; i++)
        samples[i] += (float) (reach * (random.nextDouble() - 0.5));
      return samples;
    }
  },
  /** Echoes of a room: 300 in 0.3 s, dying away by 60 dB in 0.4 s. */
  ROOM {
    @Override
    float[] through(Waveform clip, SplittableRandom random) {
      float[] dry = clip.samples();
      float[] wet = dry.clone();
      for (int echo = 0; echo < ECHOES; echo++) {
        int delay = 1 + random.nextInt((int) (0.3 * clip.rateHz()));
        double gain =
            (random.nextBoolean() ? 0.2 : -0.2) * Math.pow(10, -3.0 * delay / clip.rateHz() / 0.4);
        for (int i = delay; i < wet.length; i++) wet[i] += (float) (gain * dry[i - delay]);
      }
      return wet;
    }
  };

  private static final double NOISE_DB = 15;
  private static final int ECHOES = 300;
  private static final int TAPS = 255;
  private static final double MU = 255;

  abstract float[] through(Waveform clip, SplittableRandom random);

  /** The clip as this channel would have recorded it; silence stays silence. */
  public Waveform of(Waveform clip, long seed) {
    Waveform heard = clip.with(through(clip, new SplittableRandom(seed)));
    float peak = heard.peak();
    return peak > 0 ? heard.scaled(clip.peak() / peak) : heard;
  }

  /** Source: ITU-T G.711, https://www.itu.int/rec/T-REC-G.711. */
  private static double companded(double sample) {
    double steps = Math.log1p(MU * Math.min(1, Math.abs(sample))) / Math.log1p(MU);
    double back = Math.expm1(Math.rint(127 * steps) / 127 * Math.log1p(MU)) / MU;
    return Math.copySign(back, sample);
  }

  private static float[] band(Waveform clip, double lowHz, double highHz) {
    double[] taps = new double[TAPS];
    for (int k = 0; k < TAPS; k++) {
      int t = k - TAPS / 2;
      double window = 0.5 + 0.5 * Math.cos(2 * Math.PI * t / (TAPS + 1));
      taps[k] = window
          * (lowPass(t, Math.min(0.5, highHz / clip.rateHz())) - lowPass(t, lowHz / clip.rateHz()));
    }
    float[] samples = clip.samples();
    float[] filtered = new float[samples.length];
    for (int i = 0; i < filtered.length; i++) {
      double sum = 0;
      int begin = Math.max(0, i + TAPS / 2 - samples.length + 1);
      int end = Math.min(TAPS, i + TAPS / 2 + 1);
      for (int k = begin; k < end; k++) sum += taps[k] * samples[i + TAPS / 2 - k];
      filtered[i] = (float) sum;
    }
    return filtered;
  }

  /** @param share cut-off over the sampling rate */
  private static double lowPass(int t, double share) {
    return t == 0 ? 2 * share : Math.sin(2 * Math.PI * share * t) / (Math.PI * t);
  }
}
