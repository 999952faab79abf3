package io.formant.model.unet;

import java.util.List;
import java.util.stream.Stream;

/**
 * One level of a U-Net.
 *
 * @param channels at this level
 * @param factor by which it has fewer frames than the level around it
 * @param downWidth width of the down-sampling convolution, in factors
 * @param before items before the levels inside
 * @param after items after them
 * @param up how it gets back to the frames of the level around it
 * @param skip how what came in joins what goes out
 */
public record LevelConfig(
    int channels,
    int factor,
    int downWidth,
    List<ItemConfig> before,
    List<ItemConfig> after,
    Upsampling up,
    Skip skip) {

  public LevelConfig {
    before = List.copyOf(before);
    after = List.copyOf(after);
    if (channels < 1 || factor < 1 || downWidth < 1) {
      throw new IllegalArgumentException("channels, factor and width of down-sampling are "
          + channels + ", " + factor + " and " + downWidth + ", expected at least 1");
    }
    for (ItemConfig item : before) {
      item.check(channels);
    }
    for (ItemConfig item : after) {
      item.check(channels);
    }
  }

  boolean isModulated() {
    return skip instanceof Skip.Modulate
        || items().anyMatch(item -> item instanceof ItemConfig.Modulation);
  }

  boolean seesContext() {
    return items().anyMatch(item -> item instanceof ItemConfig.CrossAttention);
  }

  /** The width of the down-sampling convolution in frames: one frame where nothing is left out. */
  int downFrames() {
    return factor == 1 ? 1 : factor * downWidth;
  }

  private Stream<ItemConfig> items() {
    return Stream.concat(before.stream(), after.stream());
  }
}
