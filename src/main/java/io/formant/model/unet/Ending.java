package io.formant.model.unet;

import ai.djl.ndarray.NDArray;
import io.formant.nn.Conv1d;
import io.formant.nn.GroupNorm;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;

/** The outermost level between two convolutions. */
final class Ending {

  private static final int WIDTH = 3;

  private final Conv1d in;
  private final Level.Core core;
  private final GroupNorm norm;
  private final Conv1d out;

  Ending(Namespace names, UNetConfig config) {
    int channels = config.channels().get(0);
    in = new Conv1d(
        names.at("in"), config.targetChannels() + config.contentChannels(), channels, WIDTH);
    core = new Level.Core(names.at("level0"), config, 0);
    norm = new GroupNorm(names.at("norm"), channels, config.groups());
    out = Conv1d.zero(names.at("out"), channels, config.targetChannels(), WIDTH);
  }

  /** x (B, F, M + C); result (B, F, M). */
  NDArray apply(NDArray x, Conditioning c) {
    NDArray h = core.apply(c.masked(in.apply(x)), c);
    return c.masked(out.apply(c.masked(Kernels.silu(norm.apply(h, c.mask())))));
  }
}
