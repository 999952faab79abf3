package io.formant.model.speaker;

import ai.djl.ndarray.NDArray;
import io.formant.audio.spectrum.MelBank;
import io.formant.audio.spectrum.MelFilters;
import io.formant.audio.spectrum.MelSettings;
import io.formant.tensor.FilterBanks;
import io.formant.tensor.Scope;

/**
 * What a {@link MelGru} hears: the natural logarithm of Slaney bands of amplitude, brought to about −1 to 1.
 *
 * <p>Source: {@code TacotronSTFT} and {@code MelspecTransform} of https://github.com/RF5/simple-speaker-embedding.
 *
 * @param bank rate, FFT and bands
 * @param windowSamples of the periodic Hann window, centred in the FFT
 * @param leastLog {@code min_log_value}, negative: half of it is what frames are shifted and scaled by
 * @param levelled whether a clip's peak is brought to 0.95 first
 */
public record SpeakerMel(
    MelBank bank, int windowSamples, int hopSamples, double leastLog, boolean levelled) {

  /** 80 bands to 8 kHz of clips at 22.05 kHz, as the published weights hear. */
  public static final SpeakerMel PUBLISHED = new SpeakerMel(
      new MelBank(22_050, 1024, 80, 0, 8000, MelSettings.Scale.SLANEY, MelSettings.Norm.AREA),
      1024,
      256,
      -11.52,
      false);

  private static final double FLOOR = 1e-5;
  private static final double LEVEL = 0.95;

  public SpeakerMel {
    if (windowSamples < 1 || windowSamples > bank.fftSize() || hopSamples < 1) {
      throw new IllegalArgumentException("window " + windowSamples + " and hop " + hopSamples
          + ", expected positive and a window within the FFT of " + bank.fftSize());
    }
    if (!(leastLog < 0)) {
      throw new IllegalArgumentException("least log is " + leastLog + ", expected less than 0");
    }
  }

  /** Log-mel frames of clips, (B, T) to (B, 1 + T / hop, M). */
  public NDArray frames(Scope scope, NDArray waveform) {
    NDArray level = levelled ? FilterBanks.levelled(waveform, LEVEL) : waveform;
    NDArray filters =
        scope.from(new MelFilters(bank).binMatrix(), bank.fftSize() / 2 + 1, bank.bands());
    return FilterBanks.logAmplitudes(
        FilterBanks.limited(level),
        scope.from(window(), bank.fftSize()),
        filters,
        hopSamples,
        FLOOR);
  }

  private float[] window() {
    float[] window = new float[bank.fftSize()];
    int begin = (bank.fftSize() - windowSamples) / 2;
    for (int i = 0; i < windowSamples; i++) {
      window[begin + i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / windowSamples));
    }
    return window;
  }

  /** Frames as a {@link MelGru} takes them. */
  public NDArray scaled(NDArray frames) {
    return FilterBanks.standardised(frames, leastLog / 2, -leastLog / 2);
  }
}
