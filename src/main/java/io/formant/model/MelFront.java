package io.formant.model;

import ai.djl.ndarray.NDArray;
import io.formant.audio.spectrum.MelBank;
import io.formant.audio.spectrum.MelFilters;
import io.formant.audio.spectrum.MelSettings;
import io.formant.tensor.FilterBanks;
import io.formant.tensor.TensorData;

/**
 * The front end of torchlibrosa, as PANNs, HTSAT and both CLAPs use it: power of centred periodic Hann frames, Slaney bands of area
 * 1, decibels of at least 1e-10.
 *
 * <p>Source: https://github.com/qiuqiangkong/torchlibrosa, {@code Spectrogram} and {@code LogmelFilterBank}.
 *
 * @param bank rate, FFT and bands
 * @param hopSamples distance of two frames
 */
public record MelFront(MelBank bank, int hopSamples) {

  public MelFront {
    if (hopSamples < 1) {
      throw new IllegalArgumentException("hop is " + hopSamples + ", expected at least 1 sample");
    }
  }

  /** Slaney bands of area 1. */
  public static MelFront of(
      int rateHz, int fftSize, int hopSamples, int bands, double fminHz, double fmaxHz) {
    MelBank bank = new MelBank(
        rateHz, fftSize, bands, fminHz, fmaxHz, MelSettings.Scale.SLANEY, MelSettings.Norm.AREA);
    return new MelFront(bank, hopSamples);
  }

  /** The filters, (N/2 + 1, M): what checkpoints store as {@code melW}. */
  public TensorData filters() {
    return new TensorData(
        new long[] {bank.fftSize() / 2 + 1, bank.bands()}, new MelFilters(bank).binMatrix());
  }

  /** The Hann window, (N). */
  public TensorData window() {
    float[] window = new float[bank.fftSize()];
    for (int i = 0; i < window.length; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / window.length));
    }
    return new TensorData(new long[] {window.length}, window);
  }

  /**
   * Decibels, (B, 1 + T / hop, M).
   *
   * @param waveform (B, T), more than half an FFT long
   * @param window as {@link #window()}
   * @param filters as {@link #filters()}, or those of a checkpoint
   */
  public NDArray decibels(NDArray waveform, NDArray window, NDArray filters) {
    long length = waveform.getShape().get(1);
    if (length <= bank.fftSize() / 2) {
      throw new IllegalArgumentException("clips have " + length
          + " samples, expected more than half an FFT of " + bank.fftSize() + " samples");
    }
    return FilterBanks.decibels(waveform, window, filters, hopSamples);
  }
}
