package io.formant.model.unet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The short form of a U-Net, with one number a level, outermost first: a-unet's hyper-parameters as audio-diffusion-pytorch's UNetV0
 * takes them. Every item is a residual block, modulation, injected channels where there are some, and attention.
 *
 * @param channels of each level
 * @param factors by which each level has fewer frames than the one around it
 * @param items blocks before and, again, after the inner levels
 * @param attentions how many times an item attends to its level's frames
 * @param crossAttentions how many times an item attends to the context
 * @param heads of attention
 * @param headFeatures width of a head
 * @param modulationFeatures width of the features that modulate every item and skip connection; 0 for a network without, whose skip
 *     connections concatenate
 * @param groups of group norm
 */
public record UNetSizes(
    List<Integer> channels,
    List<Integer> factors,
    List<Integer> items,
    List<Integer> attentions,
    List<Integer> crossAttentions,
    int heads,
    int headFeatures,
    int modulationFeatures,
    int groups) {

  /** Scale of a skip connection that is concatenated. */
  public static final double SKIP_SCALE = Math.sqrt(0.5);

  private static final int WIDTH = 3;

  public UNetSizes {
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
    if (groups < 1 || channels.stream().anyMatch(c -> c % groupCount != 0)) {
      throw new IllegalArgumentException(
          "channels " + channels + ", expected multiples of " + groups + " groups");
    }
  }

  /** The levels. */
  public List<LevelConfig> levels() {
    return levels(Collections.nCopies(channels.size(), 0));
  }

  /**
   * The levels of a network into which channels are injected.
   *
   * @param injected how many at each level
   */
  public List<LevelConfig> levels(List<Integer> injected) {
    if (injected.size() != channels.size()) {
      throw new IllegalArgumentException(
          "levels differ: channels " + channels + ", but injected channels " + injected);
    }
    List<LevelConfig> levels = new ArrayList<>();
    for (int i = 0; i < channels.size(); i++) {
      levels.add(level(i, injected.get(i)));
    }
    return levels;
  }

  private LevelConfig level(int depth, int injected) {
    List<ItemConfig> all = new ArrayList<>();
    for (int i = 0; i < items.get(depth); i++) {
      all.addAll(item(depth, injected));
    }
    return new LevelConfig(
        channels.get(depth),
        factors.get(depth),
        1,
        all,
        all,
        new Upsampling.Interpolated(Upsampling.Between.NEAREST, WIDTH),
        modulationFeatures > 0 ? new Skip.Modulate() : new Skip.Concatenate(SKIP_SCALE));
  }

  private List<ItemConfig> item(int depth, int injected) {
    List<ItemConfig> item = new ArrayList<>();
    item.add(new ItemConfig.Residual(groups, WIDTH));
    if (modulationFeatures > 0) {
      item.add(new ItemConfig.Modulation());
    }
    if (injected > 0) {
      item.add(new ItemConfig.Inject(injected));
    }
    for (int i = 0; i < attentions.get(depth); i++) {
      item.add(new ItemConfig.SelfAttention(heads, headFeatures, false));
    }
    for (int i = 0; i < crossAttentions.get(depth); i++) {
      item.add(new ItemConfig.CrossAttention(heads, headFeatures, false));
    }
    return item;
  }
}
