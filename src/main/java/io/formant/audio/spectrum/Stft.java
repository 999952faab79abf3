package io.formant.audio.spectrum;

import java.util.Arrays;

/**
 * The short-time Fourier transform with a periodic Hann window, and its inverse by overlap-add.
 *
 * <p>Source: Allen 1977, https://doi.org/10.1109/TASSP.1977.1162950; inverse as in Griffin and Lim 1984, equation 6,
 * https://doi.org/10.1109/TASSP.1984.1164317. Values as {@code torch.stft}, not normalised.
 */
public final class Stft {
  private static final float LEAST_WINDOW_SUM = 1e-8f;

  /** What stands before the first and after the last sample. */
  public enum Padding {
    /** Half an FFT of zeros: frame t is centred on sample t · hop, and there are 1 + length / hop of them. */
    CENTRED,
    /** Half an FFT of mirrored signal; frames as for {@link #CENTRED}. */
    CENTRED_MIRROR,
    /** (FFT − hop) / 2 of mirrored signal: exactly length / hop frames, as VITS and HiFi-GAN count them. */
    HOP_MIRROR
  }

  private final Fourier fft;
  private final float[] window;
  private final int hopSamples;
  private final Padding padding;

  /**
   * @param fftSize at least {@code windowSamples}; powers of two are fastest
   * @param windowSamples length of the Hann window, centred in the FFT
   */
  public Stft(int fftSize, int windowSamples, int hopSamples, Padding padding) {
    if (windowSamples <= 0 || windowSamples > fftSize || hopSamples <= 0 || hopSamples > fftSize) {
      throw new IllegalArgumentException("window " + windowSamples + " and hop " + hopSamples
          + " must be positive and within the FFT of " + fftSize);
    }
    fft = Fourier.of(fftSize);
    window = hann(windowSamples);
    this.hopSamples = hopSamples;
    this.padding = padding;
  }

  static float[] hann(int length) {
    float[] window = new float[length];
    for (int i = 0; i < length; i++)
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / length));
    return window;
  }

  public int bins() {
    return fft.bins();
  }

  /** Frames of a signal of so many samples. */
  public int frames(int lengthSamples) {
    return Math.max(0, lengthSamples + 2 * padSamples() - fft.size()) / hopSamples + 1;
  }

  private int padSamples() {
    return padding == Padding.HOP_MIRROR ? (fft.size() - hopSamples) / 2 : fft.size() / 2;
  }

  /** Spectrum of a signal of at least one sample; mirroring needs more samples than it mirrors. */
  public Spectrum forward(float[] samples) {
    float[] padded = pad(samples);
    Spectrum spectrum = Spectrum.zeros(frames(samples.length), fft.bins());
    float[] frame = new float[fft.size()];
    int offset = (fft.size() - window.length) / 2;
    for (int t = 0; t < spectrum.frames(); t++) {
      int begin = t * hopSamples + offset;
      for (int i = 0; i < window.length; i++) frame[offset + i] = padded[begin + i] * window[i];
      fft.forward(frame, spectrum.real()[t], spectrum.imaginary()[t]);
    }
    return spectrum;
  }

  private float[] pad(float[] samples) {
    int pad = padSamples();
    if (samples.length == 0) throw new IllegalArgumentException("an empty signal has no spectrum");
    if (padding != Padding.CENTRED && samples.length <= pad) {
      throw new IllegalArgumentException("a signal of " + samples.length
          + " samples is too short to mirror " + pad + " of them; pad it or shorten the FFT");
    }
    float[] padded = new float[Math.max(fft.size(), samples.length + 2 * pad)];
    System.arraycopy(samples, 0, padded, pad, samples.length);
    if (padding == Padding.CENTRED) return padded;
    for (int i = 0; i < pad; i++) {
      padded[pad - 1 - i] = samples[i + 1];
      padded[pad + samples.length + i] = samples[samples.length - 2 - i];
    }
    return padded;
  }

  /** The signal of {@code lengthSamples} samples whose frames come closest to those given; zeros where no frame reaches. */
  public float[] inverse(Spectrum spectrum, int lengthSamples) {
    int total = (spectrum.frames() - 1) * hopSamples + fft.size();
    float[] signal = new float[total];
    float[] weight = new float[total];
    addFrames(spectrum, signal, weight);
    int pad = padSamples();
    float[] samples = new float[lengthSamples];
    for (int i = 0; i < Math.min(lengthSamples, total - pad); i++) {
      if (weight[pad + i] > LEAST_WINDOW_SUM) samples[i] = signal[pad + i] / weight[pad + i];
    }
    return samples;
  }

  private void addFrames(Spectrum spectrum, float[] signal, float[] weight) {
    float[] frame = new float[fft.size()];
    int offset = (fft.size() - window.length) / 2;
    float[] squares = new float[window.length];
    for (int i = 0; i < squares.length; i++) squares[i] = window[i] * window[i];
    for (int t = 0; t < spectrum.frames(); t++) {
      float[] real = Arrays.copyOf(spectrum.real()[t], fft.bins());
      fft.inverse(real, Arrays.copyOf(spectrum.imaginary()[t], fft.bins()), frame);
      int begin = t * hopSamples + offset;
      for (int i = 0; i < window.length; i++) signal[begin + i] += frame[offset + i] * window[i];
      for (int i = 0; i < window.length; i++) weight[begin + i] += squares[i];
    }
  }
}
