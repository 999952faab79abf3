package io.formant.model.vocoder;

import io.formant.audio.spectrum.MelSettings;

/**
 * Size of a {@link Vocoder}.
 *
 * @param mel the pictures that it hears
 * @param channels of a frame inside
 * @param wide channels of the wider layer of a block
 * @param blocks one after another
 */
public record VocoderConfig(MelSettings mel, int channels, int wide, int blocks) {

  public VocoderConfig {
    if (channels < 1 || wide < 1 || blocks < 1) {
      throw new IllegalArgumentException("channels, wide and blocks must be positive, were "
          + channels + ", " + wide + " and " + blocks);
    }
  }

  /** A size that trains in minutes. */
  public static VocoderConfig of(MelSettings mel) {
    return new VocoderConfig(mel, 192, 384, 5);
  }

  /** Bins of the spectrum that it makes. */
  int bins() {
    return mel.fftSize() / 2 + 1;
  }
}
