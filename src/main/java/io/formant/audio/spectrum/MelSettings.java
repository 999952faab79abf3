package io.formant.audio.spectrum;

/**
 * What a mel picture is made with.
 *
 * @param rateHz sampling rate of the clips
 * @param bands mel bands
 * @param windowSamples length of the Hann window
 * @param hopSamples distance of two frames
 * @param fftSize at least the window; powers of two are fastest
 * @param fminHz lower edge of the lowest band
 * @param fmaxHz upper edge of the highest band, at most half the rate
 * @param floor least amplitude before the logarithm, positive; a full-scale sine has amplitude 1
 * @param scale what the bands are evenly spaced on
 * @param norm what the weights of a band are divided by
 */
public record MelSettings(
    int rateHz,
    int bands,
    int windowSamples,
    int hopSamples,
    int fftSize,
    double fminHz,
    double fmaxHz,
    double floor,
    Scale scale,
    Norm norm) {

  /** Frequency to mel. */
  public enum Scale {
    /** 2595 log₁₀(1 + f/700): O'Shaughnessy 1987, as in HTK. */
    HTK {
      @Override
      double mel(double hz) {
        return 2595 * Math.log10(1 + hz / 700);
      }

      @Override
      double hz(double mel) {
        return 700 * (Math.pow(10, mel / 2595) - 1);
      }
    },
    /** Linear below 1 kHz, logarithmic above: Slaney 1998, Auditory Toolbox, https://engineering.purdue.edu/~malcolm/interval/1998-010/. */
    SLANEY {
      @Override
      double mel(double hz) {
        return hz < 1000 ? hz * 3 / 200 : 15 + Math.log(hz / 1000) * 27 / Math.log(6.4);
      }

      @Override
      double hz(double mel) {
        return mel < 15 ? mel * 200 / 3 : 1000 * Math.exp((mel - 15) * Math.log(6.4) / 27);
      }
    };

    abstract double mel(double hz);

    abstract double hz(double mel);
  }

  /** How the weights of a band are scaled. */
  public enum Norm {
    /** Triangles of height 1. */
    PEAK,
    /** Triangles of area 1 over frequency: 2 / (upper edge − lower edge), as librosa's {@code norm="slaney"}. */
    AREA,
    /** Weights that add up to 1: a band is a mean of amplitudes. A band narrower than a bin is read between its two bins. */
    MEAN
  }

  /** Bands of {@link #forRate}. */
  public static final int DEFAULT_BANDS = 64;

  private static final double WINDOW_SECONDS = 0.05;
  private static final double FRAMES_PER_SECOND = 80;
  private static final double DEFAULT_FLOOR = 1e-4;

  public MelSettings {
    if (rateHz <= 0)
      throw new IllegalArgumentException("rate must be positive, was " + rateHz + " Hz");
    if (bands <= 0) throw new IllegalArgumentException("bands must be positive, was " + bands);
    if (hopSamples <= 0 || windowSamples < hopSamples) {
      throw new IllegalArgumentException(
          "window (" + windowSamples + ") must be at least the hop (" + hopSamples + ")");
    }
    if (fftSize < windowSamples) {
      throw new IllegalArgumentException(
          "FFT size must be at least the window of " + windowSamples + ", was " + fftSize);
    }
    if (!(fminHz >= 0 && fminHz < fmaxHz && fmaxHz <= rateHz / 2.0)) {
      throw new IllegalArgumentException("bands must lie within 0 and " + rateHz / 2.0
          + " Hz, were " + fminHz + " to " + fmaxHz + " Hz");
    }
    if (!(floor > 0)) throw new IllegalArgumentException("floor must be positive, was " + floor);
  }

  /** 64 HTK bands up to half the rate, a 50 ms window every 12.5 ms, floor −80 dB: the picture that diffusion generates. */
  public static MelSettings forRate(int rateHz) {
    int window = (int) Math.round(rateHz * WINDOW_SECONDS);
    int hop = (int) Math.round(rateHz / FRAMES_PER_SECOND);
    int fftSize = Math.max(512, powerOfTwoFrom(window));
    return new MelSettings(
        rateHz,
        DEFAULT_BANDS,
        window,
        hop,
        fftSize,
        0,
        rateHz / 2.0,
        DEFAULT_FLOOR,
        Scale.HTK,
        Norm.MEAN);
  }

  static int powerOfTwoFrom(int least) {
    int highest = Integer.highestOneBit(least);
    return highest == least ? least : 2 * highest;
  }

  public MelSettings withBands(int bands) {
    return new MelSettings(
        rateHz, bands, windowSamples, hopSamples, fftSize, fminHz, fmaxHz, floor, scale, norm);
  }

  /** Other frames; the FFT is the next power of two from the window. */
  public MelSettings withFrames(int windowSamples, int hopSamples) {
    int fftSize = powerOfTwoFrom(windowSamples);
    return new MelSettings(
        rateHz, bands, windowSamples, hopSamples, fftSize, fminHz, fmaxHz, floor, scale, norm);
  }

  public MelSettings withFftSize(int fftSize) {
    return new MelSettings(
        rateHz, bands, windowSamples, hopSamples, fftSize, fminHz, fmaxHz, floor, scale, norm);
  }

  public MelSettings withRangeHz(double fminHz, double fmaxHz) {
    return new MelSettings(
        rateHz, bands, windowSamples, hopSamples, fftSize, fminHz, fmaxHz, floor, scale, norm);
  }

  public MelSettings withFloor(double floor) {
    return new MelSettings(
        rateHz, bands, windowSamples, hopSamples, fftSize, fminHz, fmaxHz, floor, scale, norm);
  }

  public MelSettings withFilters(Scale scale, Norm norm) {
    return new MelSettings(
        rateHz, bands, windowSamples, hopSamples, fftSize, fminHz, fmaxHz, floor, scale, norm);
  }

  MelBank bank() {
    return new MelBank(rateHz, fftSize, bands, fminHz, fmaxHz, scale, norm);
  }

  /** Frames a second. */
  public double frameRateHz() {
    return (double) rateHz / hopSamples;
  }

  /** Frames of a clip of so many samples: 1 + length / hop. */
  public int frames(int lengthSamples) {
    return 1 + lengthSamples / hopSamples;
  }

  /** The natural logarithm of the floor: the value of silence in a picture. */
  public float logFloor() {
    return (float) Math.log(floor);
  }
}
