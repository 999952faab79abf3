package io.formant.model.denoiser;

import io.formant.model.unet.UNetConfig;
import io.formant.model.unet.UNetSizes;

/**
 * A U-Net with the plugins of audio-diffusion-pytorch.
 *
 * @param unet the network inside; its inputs are the target's channels and the appended ones
 * @param appended channels that are put after the target's
 * @param timed whether the time modulates
 * @param nullTokens length of the learned null that stands in for tokens not given; 0 for a network that is never guided
 * @param summarises whether further features are summarised from latents, as the study does
 */
public record ConditionedUNetConfig(
    UNetConfig unet, int appended, boolean timed, int nullTokens, boolean summarises) {

  /** Width of the latents that are summarised. */
  static final int LATENT_WIDTH = 192;

  public ConditionedUNetConfig {
    if (appended < 0 || appended >= unet.inputs()) {
      throw new IllegalArgumentException("appended channels are " + appended + " of "
          + unet.inputs() + " inputs, expected at least one of the target");
    }
    if (nullTokens < 0 || (nullTokens > 0 && unet.contextWidth() < 1)) {
      throw new IllegalArgumentException("null tokens are " + nullTokens + " of width "
          + unet.contextWidth() + ", expected a context to stand in for");
    }
    if ((timed || summarises) && unet.modulationFeatures() < 1) {
      throw new IllegalArgumentException("the time needs modulation features");
    }
    if (summarises && !timed) {
      throw new IllegalArgumentException("latents are summarised beside the time, which is off");
    }
  }

  /**
   * A network for waveforms: a target of one channel, timed, with a style that guidance may leave out.
   *
   * @param content channels appended to the target's
   * @param styleWidth E of the style tokens
   * @param nullTokens how many tokens a style may have
   */
  public static ConditionedUNetConfig waveform(
      UNetSizes sizes, int content, int styleWidth, int nullTokens) {
    UNetConfig unet = new UNetConfig(
        1,
        1 + content,
        1,
        sizes.levels(),
        sizes.modulationFeatures(),
        styleWidth,
        new UNetConfig.Ends.AsLevel());
    return new ConditionedUNetConfig(unet, content, true, nullTokens, false);
  }

  /**
   * A network for latents seen as pictures of one channel, with a mask, and if so asked a start, as further channels.
   *
   * @param inputs channels in all
   * @param styleWidth E of the style tokens
   * @param nullTokens how many tokens a style may have
   * @param summarises whether the start also modulates
   */
  public static ConditionedUNetConfig picture(
      UNetSizes sizes, int inputs, int styleWidth, int nullTokens, boolean summarises) {
    UNetConfig unet = new UNetConfig(
        2,
        inputs,
        1,
        sizes.levels(),
        sizes.modulationFeatures(),
        styleWidth,
        new UNetConfig.Ends.AsLevel());
    return new ConditionedUNetConfig(unet, inputs - 1, true, nullTokens, summarises);
  }
}
