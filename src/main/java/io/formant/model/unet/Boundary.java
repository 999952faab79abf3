package io.formant.model.unet;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Namespace;

/**
 * How a level meets what is around it.
 *
 * @param down from the frames around to those of the level
 * @param up back again
 * @param skip joins what came in with what goes out
 */
record Boundary(Item down, Item up, Joint skip) {

  @FunctionalInterface
  interface Joint {
    NDArray apply(NDArray in, NDArray out, Conditioning c);
  }

  /**
   * The boundary of a level.
   *
   * @param last index of the last part
   */
  static Boundary of(Namespace names, UNetConfig config, int depth, int last) {
    if (depth == 0 && config.ends() instanceof UNetConfig.Ends.Convolutions ends) {
      return Ending.boundary(names, config, ends.groups(), last);
    }
    Sampling sampling = new Sampling(config, depth);
    Namespace parts = names.at("block").at("blocks");
    return new Boundary(
        sampling.down(parts.at(0).at("block")),
        sampling.up(parts.at(last).at("block")),
        sampling.skip(names));
  }
}
