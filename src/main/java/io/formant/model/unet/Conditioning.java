package io.formant.model.unet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.formant.tensor.Kernels;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every level sees beside the activation.
 *
 * @param features (B, E) that modulate; null where nothing is modulated
 * @param context (B, S, E) tokens for cross-attention; null where there is none
 * @param channels injected at a level, (B, …, C), by its depth
 * @param mask (B, L) or (B, H, W) at the level's own frame rate, 1 on valid frames; null if all are
 */
public record Conditioning(
    @Nullable NDArray features,
    @Nullable NDArray context,
    Map<Integer, NDArray> channels,
    @Nullable NDArray mask) {

  public Conditioning {
    channels = Map.copyOf(channels);
  }

  /** The same at a coarser frame rate. */
  Conditioning coarser(int factor) {
    return mask == null || factor == 1
        ? this
        : new Conditioning(features, context, channels, Kernels.poolMask(mask, factor));
  }

  /** The activation with padded frames set to 0. */
  NDArray masked(NDArray x) {
    return mask == null ? x : Kernels.masked(x, mask);
  }

  NDArray givenFeatures() {
    if (features == null) {
      throw new IllegalArgumentException("the network is modulated and needs features, (B, E)");
    }
    return features;
  }

  NDArray givenContext() {
    if (context == null) {
      throw new IllegalArgumentException("cross-attention needs a context, (B, S, E)");
    }
    return context;
  }

  /** Channels to inject where the activation is x. */
  NDArray givenChannels(int depth, int width, NDArray x) {
    NDArray given = channels.get(depth);
    if (given == null) {
      throw new IllegalArgumentException(
          "level " + depth + " needs injected channels, " + width + " at every frame");
    }
    long[] expected = x.getShape().getShape().clone();
    expected[expected.length - 1] = width;
    if (!Arrays.equals(expected, given.getShape().getShape())) {
      throw new IllegalArgumentException("injected channels of level " + depth + " are "
          + given.getShape() + ", expected " + new Shape(expected));
    }
    return given;
  }
}
