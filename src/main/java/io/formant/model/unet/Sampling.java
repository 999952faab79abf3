package io.formant.model.unet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.formant.nn.Conv;
import io.formant.nn.ConvTranspose;
import io.formant.nn.SkipModulate;
import io.formant.nn.Upsample;
import io.formant.tensor.Blocks;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import java.util.function.UnaryOperator;

/** Down-sampling, up-sampling and the skip connection of a level. */
final class Sampling {

  private final UNetConfig config;
  private final LevelConfig level;
  private final int inputs;
  private final int outputs;

  Sampling(UNetConfig config, int depth) {
    this.config = config;
    level = config.levels().get(depth);
    inputs = depth == 0 ? config.inputs() : config.levels().get(depth - 1).channels();
    outputs = depth == 0 ? config.outputs() : inputs;
  }

  Item down(Namespace names) {
    int width = level.downFrames();
    int padding = (width - level.factor()) / 2;
    Conv conv = new Conv(
        names, config.dimensions(), inputs, level.channels(), width, level.factor(), padding);
    return (x, c) -> conv.apply(x);
  }

  Item up(Namespace names) {
    return level.up() instanceof Upsampling.Transposed transposed
        ? transposed(names, transposed.frames(level.factor()))
        : interpolated(names, (Upsampling.Interpolated) level.up());
  }

  private Item transposed(Namespace names, int width) {
    int padding = (width - level.factor()) / 2;
    ConvTranspose conv = new ConvTranspose(
        names,
        config.dimensions(),
        level.channels(),
        outputs,
        width,
        level.factor(),
        padding,
        true);
    return (x, c) -> conv.apply(x);
  }

  private Item interpolated(Namespace names, Upsampling.Interpolated how) {
    if (how.between() == Upsampling.Between.NEAREST) {
      Upsample up = new Upsample(
          names.at(1), config.dimensions(), level.channels(), outputs, level.factor(), how.width());
      return (x, c) -> up.apply(x);
    }
    boolean cubic = how.between() == Upsampling.Between.CUBIC;
    Conv conv = new Conv(names.at(1), config.dimensions(), level.channels(), outputs, how.width());
    return (x, c) -> {
      if (c.mask() != null) {
        throw new IllegalArgumentException(
            "interpolation mixes frames with padding: use nearest up-sampling with a mask");
      }
      return conv.apply(Blocks.interpolate(x, level.factor(), cubic));
    };
  }

  Boundary.Joint skip(Namespace names) {
    UnaryOperator<NDArray> adapter = adapter(names.at("skip_adapter").at("block"));
    Namespace inside = names.at("skip").at("blocks").at(0);
    if (level.skip() instanceof Skip.Modulate) {
      return modulated(inside.at(1), adapter);
    } else if (level.skip() instanceof Skip.Concatenate cat) {
      return concatenated(inside, adapter, cat.scale());
    }
    return (x, y, c) -> c.masked(adapter.apply(x).add(y));
  }

  private Boundary.Joint modulated(Namespace names, UnaryOperator<NDArray> adapter) {
    SkipModulate merge = new SkipModulate(names, outputs, config.modulationFeatures());
    return (x, y, c) -> merge.apply(around(adapter, x, c), y, c.givenFeatures(), c.mask());
  }

  private Boundary.Joint concatenated(
      Namespace names, UnaryOperator<NDArray> adapter, double scale) {
    Conv conv = new Conv(names, config.dimensions(), 2 * outputs, outputs, 1);
    return (x, y, c) -> c.masked(conv.apply(
        NDArrays.concat(new NDList(Kernels.times(adapter.apply(x), scale), y), -1)));
  }

  /** What goes around the level; an adapter's bias does not enter padding. */
  private NDArray around(UnaryOperator<NDArray> adapter, NDArray x, Conditioning c) {
    return inputs == outputs ? x : c.masked(adapter.apply(x));
  }

  private UnaryOperator<NDArray> adapter(Namespace names) {
    if (inputs == outputs) {
      return UnaryOperator.identity();
    }
    Conv conv = new Conv(names, config.dimensions(), inputs, outputs, 1);
    return conv::apply;
  }
}
