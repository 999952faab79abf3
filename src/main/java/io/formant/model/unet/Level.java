package io.formant.model.unet;

import ai.djl.ndarray.NDArray;
import io.formant.nn.Conv1d;
import io.formant.nn.Downsample;
import io.formant.nn.SkipModulate;
import io.formant.nn.Upsample;
import io.formant.tensor.Namespace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Down-sampling, items, the levels inside, items again, up-sampling, and a skip connection around it all. */
final class Level {

  private final int factor;
  private final Downsample down;
  private final Core core;
  private final Upsample up;
  private final SkipModulate skip;
  private final @Nullable Conv1d adapter;

  private Level(Namespace names, UNetConfig config, int level, int inputs, int outputs) {
    int channels = config.channels().get(level);
    factor = config.factors().get(level);
    down = new Downsample(names.at("down"), inputs, channels, factor);
    core = new Core(names, config, level);
    up = new Upsample(names.at("up"), channels, outputs, factor);
    skip = new SkipModulate(names.at("skip"), outputs, config.modulationFeatures());
    adapter = inputs == outputs ? null : new Conv1d(names.at("adapter"), inputs, outputs, 1);
  }

  /** The outermost level, when it is like every other. */
  static Level outermost(Namespace names, UNetConfig config) {
    int inputs = config.targetChannels() + config.contentChannels();
    return new Level(names.at("level0"), config, 0, inputs, config.targetChannels());
  }

  /** x (B, F, inputs); result (B, F, outputs). */
  NDArray apply(NDArray x, Conditioning c) {
    Conditioning coarse = c.coarser(factor);
    NDArray y = up.apply(core.apply(coarse.masked(down.apply(x)), coarse));
    NDArray around = adapter == null ? x : c.masked(adapter.apply(x));
    return skip.apply(around, y, c.features(), c.mask());
  }

  /** What a level does at its own frame rate: items, the levels inside, items again. */
  static final class Core {

    private final List<Item> before;
    private final @Nullable Level inner;
    private final List<Item> after;

    Core(Namespace names, UNetConfig config, int level) {
      int channels = config.channels().get(level);
      boolean innermost = level + 1 == config.levels();
      before = Item.of(names.at("before"), config, level);
      inner = innermost
          ? null
          : new Level(names.at("level" + (level + 1)), config, level + 1, channels, channels);
      after = Item.of(names.at("after"), config, level);
    }

    NDArray apply(NDArray x, Conditioning c) {
      NDArray h = x;
      for (Item item : before) {
        h = item.apply(h, c);
      }
      if (inner != null) {
        h = inner.apply(h, c);
      }
      for (Item item : after) {
        h = item.apply(h, c);
      }
      return h;
    }
  }
}
