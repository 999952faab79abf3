package io.formant.tensor;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operations of recurrent networks and of the convolutions that feed them, differentiable. A result belongs to the scope of the
 * first argument.
 */
public final class Recurrence {

  private Recurrence() {}

  /**
   * The last states of the last layer of stacked gated recurrent units: each item's at its last frame for the forward direction, then
   * the one at its first frame for the backward direction. x (B, L, C); result (B, directions·H).
   *
   * <p>Source: Cho et al. 2014, https://arxiv.org/abs/1406.1078, with PyTorch's gates in the order reset, update, new.
   *
   * @param lengths frames of each item, int64 (B), on the CPU or the device; null where all are of full length
   * @param parameters of each layer, and in it of each direction: weights (3H, C) and (3H, H), biases (3H) and (3H)
   * @param directions 1, or 2 with a backward direction
   */
  public static NDArray lastState(
      NDArray x, @Nullable NDArray lengths, List<NDArray> parameters, int layers, int directions) {
    List<NDArray> optional = lengths == null ? List.of() : List.of(lengths);
    return run(x, "gru_last", x, optional, parameters, layers, directions);
  }

  /**
   * Convolution over time, channels first, then GELU: x (B, C, T), w (C′, C, K); result (B, C′, T′).
   *
   * @param norm weight and bias of a norm of each channel over time, ε 1e-5; null for none
   */
  public static NDArray convolve(NDArray x, NDArray w, @Nullable List<NDArray> norm, int stride) {
    return run(x, "conv_gelu", x, w, norm == null ? List.<NDArray>of() : norm, stride);
  }

  private static NDArray run(NDArray owner, String method, Object... arguments) {
    return Script.run(owner.getManager(), method, arguments);
  }
}
