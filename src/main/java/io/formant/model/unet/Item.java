package io.formant.model.unet;

import ai.djl.ndarray.NDArray;
import io.formant.nn.Attention;
import io.formant.nn.Modulation;
import io.formant.nn.ResidualBlock;
import io.formant.tensor.Namespace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Residual block, modulation, and where the level has them, self- and cross-attention. */
final class Item {

  private final ResidualBlock residual;
  private final Modulation modulation;
  private final @Nullable Attention attention;
  private final @Nullable Attention cross;

  private Item(Namespace names, UNetConfig config, int level) {
    int channels = config.channels().get(level);
    residual = new ResidualBlock(names.at("residual"), channels, config.groups());
    modulation = new Modulation(names.at("modulation"), channels, config.modulationFeatures());
    attention = config.attentions().get(level) > 0
        ? attention(names.at("attention"), config, channels, channels)
        : null;
    cross = config.crossAttentions().get(level) > 0
        ? attention(names.at("cross"), config, channels, config.contextWidth())
        : null;
  }

  /** All items of one side of a level. */
  static List<Item> of(Namespace names, UNetConfig config, int level) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < config.items().get(level); i++) {
      items.add(new Item(names.at(i), config, level));
    }
    return items;
  }

  NDArray apply(NDArray x, Conditioning c) {
    NDArray h = modulation.apply(residual.apply(x, c.mask()), c.features(), c.mask());
    if (attention != null) {
      h = attention.toItself(h, c.mask());
    }
    return cross == null ? h : cross.to(c.context(), h, c.mask());
  }

  private static Attention attention(
      Namespace names, UNetConfig config, int channels, int contextWidth) {
    return new Attention(names, channels, contextWidth, config.heads(), config.headFeatures());
  }
}
