package io.formant.model.unet;

import java.util.List;

/**
 * The shape of a U-Net. The lists have one entry a level, outermost first.
 *
 * @param targetChannels M, channels of what is denoised
 * @param contentChannels C, channels of the content, appended to the target's; 0 for none
 * @param styleWidth E, width of a style token
 * @param channels of each level
 * @param factors by which each level has fewer frames than the one around it
 * @param items blocks before and, again, after the inner levels
 * @param attentions 1 where a level's items attend to each other's frames, else 0
 * @param crossAttentions 1 where a level's items attend to the style, else 0
 * @param heads of attention
 * @param headFeatures width of a head
 * @param modulationFeatures width of the features that modulate every block
 * @param groups of group norm
 * @param fourierWeights learned frequencies of the time embedding
 * @param timeRepeats how often the time embedding's shared layer is applied
 * @param styleTokens tokens made from one style vector for cross-attention; 0 to attend to the style as it is
 * @param styleTokenWidth width of such a token
 * @param styleFeatures whether the style also modulates, added to the features of the time
 * @param ends how the outermost level meets input and output
 */
public record UNetConfig(
    int targetChannels,
    int contentChannels,
    int styleWidth,
    List<Integer> channels,
    List<Integer> factors,
    List<Integer> items,
    List<Integer> attentions,
    List<Integer> crossAttentions,
    int heads,
    int headFeatures,
    int modulationFeatures,
    int groups,
    int fourierWeights,
    int timeRepeats,
    int styleTokens,
    int styleTokenWidth,
    boolean styleFeatures,
    Ends ends) {

  /** How the outermost level meets input and output. */
  public enum Ends {
    /** Convolutions of width 3: one in, one out after a norm, which starts as zero. Full-rate frames keep their resolution. */
    CONVOLUTIONS,
    /** As every other level, down- and up-sampling around a skip connection; a-unet's form. */
    LEVEL
  }

  public UNetConfig {
    channels = List.copyOf(channels);
    factors = List.copyOf(factors);
    items = List.copyOf(items);
    attentions = List.copyOf(attentions);
    crossAttentions = List.copyOf(crossAttentions);
    for (List<Integer> list : List.of(factors, items, attentions, crossAttentions)) {
      if (list.size() != channels.size() || list.isEmpty()) {
        throw new IllegalArgumentException(
            "levels differ: channels " + channels + ", but also a list " + list);
      }
    }
    int groupCount = groups;
    if (channels.stream().anyMatch(c -> c % groupCount != 0)) {
      throw new IllegalArgumentException(
          "channels " + channels + ", expected multiples of " + groups + " groups");
    }
    if (ends == Ends.CONVOLUTIONS && factors.get(0) != 1) {
      throw new IllegalArgumentException(
          "outermost factor is " + factors.get(0) + ", expected 1 between convolutions");
    }
  }

  /**
   * The network for mel spectrograms: three levels, about 1.6 million parameters.
   *
   * @param mels M
   * @param contentChannels C
   * @param styleWidth E
   */
  public static UNetConfig mel(int mels, int contentChannels, int styleWidth) {
    return new UNetConfig(
        mels,
        contentChannels,
        styleWidth,
        List.of(96, 128, 192),
        List.of(1, 2, 2),
        List.of(1, 1, 1),
        List.of(0, 0, 1),
        List.of(0, 0, 1),
        4,
        32,
        128,
        8,
        32,
        1,
        4,
        32,
        true,
        Ends.CONVOLUTIONS);
  }

  /** The number of frames must be a multiple of this. */
  public int frameMultiple() {
    return factors.stream().reduce(1, Math::multiplyExact);
  }

  int contextWidth() {
    return styleTokens > 0 ? styleTokenWidth : styleWidth;
  }

  int levels() {
    return channels.size();
  }
}
