package io.formant.model.vits;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Namespace;
import io.formant.tensor.VoiceKernels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dilated convolutions of each channel by itself, then across channels: {@code modules.DDSConv} of the reference. */
final class SeparableStack {

  static final int WIDTH = 3;
  private static final int LAYERS = 3;

  private final List<NDArray> weights = new ArrayList<>();

  SeparableStack(Namespace names, int channels) {
    for (int layer = 0; layer < LAYERS; layer++) {
      conv(names.at("convs_sep").at(layer), channels, 1, WIDTH);
      conv(names.at("convs_1x1").at(layer), channels, channels, 1);
      norm(names.at("norms_1").at(layer), channels);
      norm(names.at("norms_2").at(layer), channels);
    }
  }

  private void conv(Namespace names, int outputs, int inputs, int width) {
    double bound = 1 / Math.sqrt((double) inputs * width);
    weights.add(names.uniform("weight", bound, outputs, inputs, width));
    weights.add(names.uniform("bias", bound, outputs));
  }

  private void norm(Namespace names, int channels) {
    weights.add(names.ones("gamma", channels));
    weights.add(names.zeros("beta", channels));
  }

  List<NDArray> weights() {
    return weights;
  }

  /** x (B, S, C), added to it first (B, S, C); same shape out. */
  NDArray apply(NDArray x, NDArray mask, @Nullable NDArray added) {
    return VoiceKernels.separableStack(x, mask, weights, added);
  }
}
