package io.formant.model.denoiser;

import io.formant.model.unet.UNetConfig;
import io.formant.model.unet.UNetSizes;
import java.util.List;

/**
 * The network for mel spectrograms.
 *
 * @param targetChannels M, channels of what is denoised
 * @param contentChannels C, channels of the content, appended to the target's; 0 for none
 * @param styleWidth E, width of a style token
 * @param sizes of the U-Net
 * @param fourierWeights learned frequencies of the time embedding
 * @param timeRepeats how often the time embedding's shared layer is applied
 * @param styleTokens tokens made from one style vector for cross-attention; 0 to attend to the style as it is
 * @param styleTokenWidth width of such a token
 * @param styleFeatures whether the style also modulates, added to the features of the time
 * @param betweenConvolutions whether the outermost level stands between convolutions; else it is as every other
 */
public record MelUNetConfig(
    int targetChannels,
    int contentChannels,
    int styleWidth,
    UNetSizes sizes,
    int fourierWeights,
    int timeRepeats,
    int styleTokens,
    int styleTokenWidth,
    boolean styleFeatures,
    boolean betweenConvolutions) {

  /** Fourier frequencies of the diffusion time. */
  private static final int FOURIER_WEIGHTS = 32;

  /** Tokens that a style vector is split into for cross-attention: attention to one token alone has nothing to choose. */
  private static final int STYLE_TOKENS = 4;

  private static final int STYLE_TOKEN_WIDTH = 32;

  /** Rejects sizes that do not fit each other. */
  public MelUNetConfig {
    int contextWidth = styleTokens > 0 ? styleTokenWidth : styleWidth;
    unet(sizes, targetChannels, contentChannels, contextWidth, betweenConvolutions);
  }

  /**
   * The network of the given sizes.
   *
   * @param mels M
   * @param contentChannels C
   * @param styleWidth E
   */
  public static MelUNetConfig of(int mels, int contentChannels, int styleWidth, UNetSizes sizes) {
    return new MelUNetConfig(
        mels,
        contentChannels,
        styleWidth,
        sizes,
        FOURIER_WEIGHTS,
        1,
        STYLE_TOKENS,
        STYLE_TOKEN_WIDTH,
        true,
        true);
  }

  /** Three levels, about 1.6 million parameters. */
  public static MelUNetConfig small(int mels, int contentChannels, int styleWidth) {
    UNetSizes sizes = new UNetSizes(
        List.of(96, 128, 192),
        List.of(1, 2, 2),
        List.of(1, 1, 1),
        List.of(0, 0, 1),
        List.of(0, 0, 1),
        4,
        32,
        128,
        8);
    return of(mels, contentChannels, styleWidth, sizes);
  }

  /** The number of frames must be a multiple of this. */
  public int frameMultiple() {
    return unet().frameMultiple();
  }

  UNetConfig unet() {
    int contextWidth = styleTokens > 0 ? styleTokenWidth : styleWidth;
    return unet(sizes, targetChannels, contentChannels, contextWidth, betweenConvolutions);
  }

  private static UNetConfig unet(
      UNetSizes sizes, int target, int content, int contextWidth, boolean betweenConvolutions) {
    return new UNetConfig(
        1,
        target + content,
        target,
        sizes.levels(),
        sizes.modulationFeatures(),
        contextWidth,
        betweenConvolutions
            ? new UNetConfig.Ends.Convolutions(sizes.groups())
            : new UNetConfig.Ends.AsLevel());
  }
}
