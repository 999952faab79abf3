package io.formant.model.unet;

import io.formant.nn.Conv1d;
import io.formant.nn.GroupNorm;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;

/** The outermost level between two convolutions. */
final class Ending {

  private static final int WIDTH = 3;

  private Ending() {}

  static Boundary boundary(Namespace names, UNetConfig config, int groups, int last) {
    int channels = config.levels().get(0).channels();
    Namespace parts = names.at("block").at("blocks");
    Namespace ending = parts.at(last).at("block");
    Conv1d in = new Conv1d(parts.at(0).at("block"), config.inputs(), channels, WIDTH);
    GroupNorm norm = new GroupNorm(ending.at(0), channels, groups);
    Conv1d out = Conv1d.zero(ending.at(1), channels, config.outputs(), WIDTH);
    return new Boundary(
        (x, c) -> in.apply(x),
        (x, c) -> out.apply(c.masked(Kernels.silu(norm.apply(x, c.mask())))),
        (x, y, c) -> c.masked(y));
  }
}
