package io.formant.model.unet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.formant.nn.Attention;
import io.formant.nn.Conv;
import io.formant.nn.Linear;
import io.formant.nn.Modulation;
import io.formant.nn.ResidualBlock;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;

/** Makes the items of a level, with a-unet's names. */
final class Items {

  private final UNetConfig config;
  private final int depth;
  private final int channels;

  Items(UNetConfig config, int depth) {
    this.config = config;
    this.depth = depth;
    channels = config.levels().get(depth).channels();
  }

  Item make(ItemConfig item, Namespace names) {
    if (item instanceof ItemConfig.Residual residual) {
      return residual(names, residual);
    } else if (item instanceof ItemConfig.Modulation) {
      return modulation(names);
    } else if (item instanceof ItemConfig.Inject inject) {
      return inject(names, inject.channels());
    } else if (item instanceof ItemConfig.SelfAttention self) {
      return selfAttention(names, self);
    } else if (item instanceof ItemConfig.CrossAttention cross) {
      return crossAttention(names, cross);
    } else if (item instanceof ItemConfig.FeedForward forward) {
      return feedForward(names, forward.multiplier());
    }
    ConvNext block =
        new ConvNext(names.at("block").at("blocks").at(0), config.dimensions(), channels);
    return (x, c) -> block.apply(x, c.mask());
  }

  private Item residual(Namespace names, ItemConfig.Residual item) {
    Namespace inside = names.at("block").at("blocks").at(0);
    ResidualBlock block =
        new ResidualBlock(inside, config.dimensions(), channels, item.groups(), item.width());
    return (x, c) -> block.apply(x, c.mask());
  }

  private Item modulation(Namespace names) {
    Namespace inside = flattened(names).at("blocks").at(0).at(1);
    Modulation modulation = new Modulation(inside, channels, config.modulationFeatures());
    return (x, c) -> modulation.apply(x, c.givenFeatures(), c.mask());
  }

  private Item inject(Namespace names, int width) {
    Namespace inside = names.at("block").at("blocks").at(0);
    Conv conv = new Conv(inside, config.dimensions(), channels + width, channels, 1);
    return (x, c) -> {
      NDArray both = NDArrays.concat(new NDList(x, c.givenChannels(depth, width, x)), -1);
      return x.add(c.masked(conv.apply(both)));
    };
  }

  private Item selfAttention(Namespace names, ItemConfig.SelfAttention item) {
    Attention attention = new Attention(
        flattened(names), channels, channels, item.heads(), item.headFeatures(), item.linear());
    return (x, c) -> attention.toItself(x, c.mask());
  }

  private Item crossAttention(Namespace names, ItemConfig.CrossAttention item) {
    Attention attention = new Attention(
        flattened(names),
        channels,
        config.contextWidth(),
        item.heads(),
        item.headFeatures(),
        item.linear());
    return (x, c) -> attention.to(c.givenContext(), x, c.mask());
  }

  private Item feedForward(Namespace names, int multiplier) {
    Namespace inside = flattened(names).at("blocks");
    Linear in = new Linear(inside.at(0), channels, channels * multiplier);
    Linear out = new Linear(inside.at(2), channels * multiplier, channels);
    return (x, c) -> x.add(c.masked(out.apply(Kernels.gelu(in.apply(x)))));
  }

  /** Where the parameters of an item are that sees the positions of a picture row by row. */
  private static Namespace flattened(Namespace names) {
    return names.at("blocks").at(0).at("block");
  }
}
