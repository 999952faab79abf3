package io.formant.model.vits;

import io.formant.audio.spectrum.MelSettings;
import io.formant.audio.spectrum.VocoderMel;

/**
 * How sound goes into a VITS network and comes out of it.
 *
 * @param hopSamples of a frame; the decoder makes as many
 */
public record VitsSound(int rateHz, int fftSize, int windowSamples, int hopSamples) {

  private static final double FLOOR = 1e-5;

  /** FFT / 2 + 1. */
  public int bins() {
    return fftSize / 2 + 1;
  }

  /** The front end, whose picture has the given number of Slaney bands up to half the rate. */
  public VocoderMel frontEnd(int bands) {
    MelSettings settings = new MelSettings(
        rateHz,
        bands,
        windowSamples,
        hopSamples,
        fftSize,
        0,
        rateHz / 2.0,
        FLOOR,
        MelSettings.Scale.SLANEY,
        MelSettings.Norm.AREA);
    return new VocoderMel(settings, VocoderMel.VITS_EPSILON);
  }
}
