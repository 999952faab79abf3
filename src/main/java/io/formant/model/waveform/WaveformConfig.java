package io.formant.model.waveform;

import io.formant.model.denoiser.ConditionedUNetConfig;
import io.formant.model.unet.UNetSizes;

/**
 * A waveform model.
 *
 * @param reader of the content
 * @param network that sees its channels
 */
public record WaveformConfig(ReaderConfig reader, ConditionedUNetConfig network) {

  public WaveformConfig {
    if (network.appended() != reader.channels()) {
      throw new IllegalArgumentException("the network sees " + network.appended()
          + " further channels, the content has " + reader.channels());
    }
  }

  /**
   * The model of a content under a style that guidance may leave out.
   *
   * @param styleWidth E of the style tokens
   * @param nullTokens how many tokens a style may have
   */
  public static WaveformConfig of(
      ReaderConfig reader, UNetSizes sizes, int styleWidth, int nullTokens) {
    return new WaveformConfig(
        reader, ConditionedUNetConfig.waveform(sizes, reader.channels(), styleWidth, nullTokens));
  }
}
