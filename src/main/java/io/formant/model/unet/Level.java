package io.formant.model.unet;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Namespace;
import java.util.ArrayList;
import java.util.List;

/** Down-sampling, items, the level inside, items again, up-sampling, and a skip connection around it all. */
final class Level implements Item {

  private final int factor;
  private final List<Item> inside;
  private final Boundary boundary;

  Level(Namespace names, UNetConfig config, int depth) {
    factor = config.levels().get(depth).factor();
    inside = inside(names.at("block").at("blocks"), config, depth);
    boundary = Boundary.of(names, config, depth, inside.size() + 1);
  }

  private static List<Item> inside(Namespace parts, UNetConfig config, int depth) {
    LevelConfig level = config.levels().get(depth);
    Items items = new Items(config, depth);
    List<Item> inside = new ArrayList<>();
    for (ItemConfig item : level.before()) {
      inside.add(items.make(item, parts.at(inside.size() + 1)));
    }
    if (depth + 1 < config.levels().size()) {
      inside.add(new Level(parts.at(inside.size() + 1), config, depth + 1));
    }
    for (ItemConfig item : level.after()) {
      inside.add(items.make(item, parts.at(inside.size() + 1)));
    }
    return inside;
  }

  /** x (B, L, inputs); result (B, L, outputs). */
  @Override
  public NDArray apply(NDArray x, Conditioning c) {
    Conditioning coarse = c.coarser(factor);
    NDArray h = coarse.masked(boundary.down().apply(x, c));
    for (Item item : inside) {
      h = item.apply(h, coarse);
    }
    return boundary.skip().apply(x, boundary.up().apply(h, coarse), c);
  }
}
