package io.formant.audio.spectrum;

/**
 * The pictures that VITS and HiFi-GAN are trained on: exactly length / hop frames, magnitudes that are not divided by the window, and
 * logarithms of band sums of at least 1e-5.
 *
 * <p>Sources: {@code mel_processing.py} of https://github.com/jaywalnut310/vits, {@code meldataset.py} of
 * https://github.com/jik876/hifi-gan.
 */
public final class VocoderMel {

  /** What VITS adds under the root of a magnitude. */
  public static final float VITS_EPSILON = 1e-6f;

  /** What HiFi-GAN adds under the root of a magnitude. */
  public static final float HIFI_GAN_EPSILON = 1e-9f;

  /** Least band sum before the logarithm. */
  public static final float FLOOR = 1e-5f;

  private final Stft stft;
  private final MelFilters filters;
  private final float epsilon;

  /**
   * @param settings whose floor is not read
   * @param epsilon under the root of a magnitude
   */
  public VocoderMel(MelSettings settings, float epsilon) {
    stft = new Stft(
        settings.fftSize(),
        settings.windowSamples(),
        settings.hopSamples(),
        Stft.Padding.HOP_MIRROR);
    filters = new MelFilters(settings);
    this.epsilon = epsilon;
  }

  /** √(|X|² + ε), [length / hop][FFT / 2 + 1]. */
  public float[][] magnitudes(float[] samples) {
    return stft.forward(samples).magnitude(epsilon);
  }

  /** The log-mel picture of such magnitudes, [frames][bands]. */
  public float[][] picture(float[][] magnitudes) {
    float[][] picture = new float[magnitudes.length][];
    for (int t = 0; t < picture.length; t++) {
      picture[t] = filters.apply(magnitudes[t]);
      for (int band = 0; band < picture[t].length; band++) {
        picture[t][band] = (float) Math.log(Math.max(picture[t][band], FLOOR));
      }
    }
    return picture;
  }
}
