package io.formant.model.vits;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Namespace;
import io.formant.tensor.VoiceKernels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gated convolutions with residual and skip connections, told who speaks: {@code modules.WN} of the reference. */
final class WaveNet {

  static final int WIDTH = 5;
  private static final int DILATION_RATE = 1;

  private final List<NDArray> weights = new ArrayList<>();
  private final List<NDArray> condition = new ArrayList<>();

  /**
   * @param features of a speaker; 0 for none
   */
  WaveNet(Namespace names, int channels, int layers, int features) {
    if (features > 0) {
      Namespace cond = names.at("cond_layer");
      condition.addAll(conv(cond, features, 2 * channels * layers, 1));
    }
    for (int layer = 0; layer < layers; layer++) {
      int outputs = layer < layers - 1 ? 2 * channels : channels;
      weights.addAll(conv(names.at("in_layers").at(layer), channels, 2 * channels, WIDTH));
      weights.addAll(conv(names.at("res_skip_layers").at(layer), channels, outputs, 1));
    }
  }

  private static List<NDArray> conv(Namespace names, int inputs, int outputs, int width) {
    double bound = 1 / Math.sqrt((double) inputs * width);
    return List.of(
        names.uniform("weight", bound, outputs, inputs, width),
        names.uniform("bias", bound, outputs));
  }

  /** x (B, F, C), speaker (B, 1, G); same shape out. */
  NDArray apply(NDArray x, NDArray mask, @Nullable NDArray speaker) {
    List<NDArray> told = new ArrayList<>();
    if (speaker != null) {
      told.add(speaker);
      told.addAll(condition);
    }
    return VoiceKernels.gatedStack(x, mask, weights, told, DILATION_RATE);
  }
}
