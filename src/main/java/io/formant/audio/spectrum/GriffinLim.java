package io.formant.audio.spectrum;

import io.formant.audio.Waveform;
import java.util.SplittableRandom;

/**
 * Makes sound from a mel picture: inverts the filters, then finds phases whose frames agree with each other.
 *
 * <p>Source: Perraudin, Balazs and Søndergaard 2013, A fast Griffin-Lim algorithm, https://doi.org/10.1109/WASPAA.2013.6701851, with
 * the momentum α = 0.99 of that paper, written as torchaudio does: the next phase is that of c[n] − α/(1 + α) · c[n−1].
 */
public final class GriffinLim {
  public static final int DEFAULT_ITERATIONS = 32;
  private static final float MOMENTUM = 0.99f / 1.99f;
  private static final float TINY = 1e-18f;

  private final Mel mel;
  private final int iterations;

  public GriffinLim(MelSettings settings, int iterations) {
    if (iterations < 1)
      throw new IllegalArgumentException("iterations must be at least 1, was " + iterations);
    mel = new Mel(settings);
    this.iterations = iterations;
  }

  public GriffinLim(MelSettings settings) {
    this(settings, DEFAULT_ITERATIONS);
  }

  /**
   * A clip of (frames − 1) · hop samples with a peak of at most 1.
   *
   * @param picture natural logarithms of amplitudes, [frames][bands], at least two frames
   * @param seed of the phases it starts from: the same seed gives the same samples
   */
  public Waveform waveform(float[][] picture, long seed) {
    if (picture.length < 2)
      throw new IllegalArgumentException(
          "a picture of " + picture.length + " frames is too short to hear");
    float[][] magnitudes = mel.magnitudes(picture);
    Stft stft = mel.stft();
    int length = (picture.length - 1) * mel.settings().hopSamples();
    Spectrum guess = randomPhases(magnitudes, new SplittableRandom(seed));
    Spectrum previous = Spectrum.zeros(magnitudes.length, stft.bins());
    for (int i = 0; i < iterations; i++) {
      Spectrum consistent = stft.forward(stft.inverse(guess, length));
      for (int t = 0; t < magnitudes.length; t++) {
        accelerate(consistent.real()[t], previous.real()[t], guess.real()[t]);
        accelerate(consistent.imaginary()[t], previous.imaginary()[t], guess.imaginary()[t]);
        impose(magnitudes[t], guess.real()[t], guess.imaginary()[t]);
      }
      previous = consistent;
    }
    return new Waveform(stft.inverse(guess, length), mel.settings().rateHz()).limitedTo(1);
  }

  private static Spectrum randomPhases(float[][] magnitudes, SplittableRandom random) {
    Spectrum guess = Spectrum.zeros(magnitudes.length, magnitudes[0].length);
    for (int t = 0; t < magnitudes.length; t++) {
      for (int k = 0; k < magnitudes[t].length; k++) {
        double phase = 2 * Math.PI * random.nextDouble();
        guess.real()[t][k] = (float) (magnitudes[t][k] * Math.cos(phase));
        guess.imaginary()[t][k] = (float) (magnitudes[t][k] * Math.sin(phase));
      }
    }
    return guess;
  }

  private static void accelerate(float[] consistent, float[] previous, float[] guess) {
    for (int k = 0; k < guess.length; k++) guess[k] = consistent[k] - MOMENTUM * previous[k];
  }

  /** Keeps the phases and replaces the magnitudes. */
  private static void impose(float[] magnitude, float[] real, float[] imaginary) {
    for (int k = 0; k < magnitude.length; k++) {
      float scale =
          magnitude[k] / (float) Math.sqrt(real[k] * real[k] + imaginary[k] * imaginary[k] + TINY);
      real[k] *= scale;
      imaginary[k] *= scale;
    }
  }
}
