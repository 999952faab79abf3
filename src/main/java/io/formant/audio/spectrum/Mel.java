package io.formant.audio.spectrum;

import io.formant.audio.Waveform;

/**
 * Mel pictures: the natural logarithm of the mean amplitude in each mel band, at least the floor. A full-scale sine has amplitude 1
 * whatever the window, so that pictures of different rates are comparable.
 */
public final class Mel {
  private final MelSettings settings;
  private final MelFilters filters;
  private final Stft stft;
  private final float amplitude;

  public Mel(MelSettings settings) {
    this(settings, 1);
  }

  /** Pictures as if the speaker's vocal tract were {@code warp} times as long; see {@link MelFilters}. */
  public Mel(MelSettings settings, double warp) {
    this.settings = settings;
    filters = new MelFilters(settings, warp);
    stft = new Stft(
        settings.fftSize(), settings.windowSamples(), settings.hopSamples(), Stft.Padding.CENTRED);
    // a sine of amplitude 1 makes a peak of half the window's sum, which is half its length
    amplitude = settings.windowSamples() / 4f;
  }

  public MelSettings settings() {
    return settings;
  }

  /**
   * The picture of a clip, [1 + length / hop][bands].
   *
   * @throws IllegalArgumentException where the clip's rate is not that of the settings
   */
  public float[][] picture(Waveform waveform) {
    if (waveform.rateHz() != settings.rateHz()) {
      throw new IllegalArgumentException("the clip is at " + waveform.rateHz() + " Hz, expected "
          + settings.rateHz() + " Hz; resample it first");
    }
    float[][] frames = stft.forward(waveform.samples()).magnitude();
    for (int t = 0; t < frames.length; t++) frames[t] = logarithm(filters.apply(frames[t]));
    return frames;
  }

  private float[] logarithm(float[] bands) {
    for (int band = 0; band < bands.length; band++) {
      bands[band] = (float) Math.log(Math.max(bands[band] / amplitude, settings.floor()));
    }
    return bands;
  }

  /** STFT magnitudes that would look like {@code picture}, [frames][bins]. */
  public float[][] magnitudes(float[][] picture) {
    float[][] magnitudes = new float[picture.length][];
    for (int t = 0; t < picture.length; t++) {
      if (picture[t].length != settings.bands()) {
        throw new IllegalArgumentException(
            "frame " + t + " has " + picture[t].length + " bands, expected " + settings.bands());
      }
      float[] bands = new float[settings.bands()];
      for (int band = 0; band < bands.length; band++)
        bands[band] = amplitude * (float) Math.exp(picture[t][band]);
      magnitudes[t] = filters.invert(bands);
    }
    return magnitudes;
  }

  Stft stft() {
    return stft;
  }
}
