package io.formant.model.unet;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Blocks;
import io.formant.tensor.Namespace;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ConvNeXt V2 with group norm over all channels, as a-unet has it. The response norm starts as the identity. */
final class ConvNext {

  private static final int WIDTH = 7;
  private static final int EXPANSION = 4;

  private final List<NDArray> weights;

  ConvNext(Namespace names, int dimensions, int channels) {
    int wide = EXPANSION * channels;
    double depthwise = 1 / Math.sqrt(Math.pow(WIDTH, dimensions));
    weights = List.of(
        names.at(0).uniform("weight", depthwise, shape(dimensions, WIDTH, channels, 1)),
        names.at(0).uniform("bias", depthwise, channels),
        names.at(1).ones("weight", channels),
        names.at(1).zeros("bias", channels),
        names
            .at(2)
            .uniform("weight", 1 / Math.sqrt(channels), shape(dimensions, 1, wide, channels)),
        names.at(2).uniform("bias", 1 / Math.sqrt(channels), wide),
        names.at(4).zeros("gamma", shape(dimensions, 1, 1, wide)),
        names.at(4).zeros("beta", shape(dimensions, 1, 1, wide)),
        names.at(5).uniform("weight", 1 / Math.sqrt(wide), shape(dimensions, 1, channels, wide)),
        names.at(5).uniform("bias", 1 / Math.sqrt(wide), channels));
  }

  /** x (B, …, channels), mask (B, …); same shape out. */
  NDArray apply(NDArray x, @Nullable NDArray mask) {
    return Blocks.convNext(x, weights, mask);
  }

  private static long[] shape(int dimensions, int width, int first, int second) {
    long[] shape = new long[2 + dimensions];
    Arrays.fill(shape, width);
    shape[0] = first;
    shape[1] = second;
    return shape;
  }
}
