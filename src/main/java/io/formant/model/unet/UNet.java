package io.formant.model.unet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.formant.tensor.Namespace;

/** A U-Net: frames or pictures in, as many out. Padding influences no valid frame, and comes out as 0. */
public final class UNet {

  private final UNetConfig config;
  private final Level outermost;

  public UNet(Namespace names, UNetConfig config) {
    this.config = config;
    outermost = new Level(names.at("net"), config, 0);
  }

  public UNetConfig config() {
    return config;
  }

  /**
   * One pass.
   *
   * @param x (B, L, inputs) or (B, H, W, inputs), 0 on padded frames; sizes are multiples of {@link UNetConfig#frameMultiple()}
   * @return the same with {@code outputs} channels
   */
  public NDArray apply(NDArray x, Conditioning c) {
    check(x.getShape());
    return outermost.apply(c.masked(x), c);
  }

  private void check(Shape shape) {
    int axes = config.dimensions() + 2;
    if (shape.dimension() != axes || shape.get(axes - 1) != config.inputs()) {
      throw new IllegalArgumentException("network input is " + shape + ", expected (B, "
          + (axes == 3 ? "L" : "H, W") + ", " + config.inputs() + ")");
    }
    for (int axis = 1; axis < axes - 1; axis++) {
      if (shape.get(axis) % config.frameMultiple() != 0) {
        throw new IllegalArgumentException("network input is " + shape + ", expected a multiple of "
            + config.frameMultiple() + " frames");
      }
    }
  }
}
