package io.formant.model.vits;

import ai.djl.ndarray.NDArray;
import io.formant.nn.Conv1d;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import io.formant.tensor.VoiceKernels;
import java.util.ArrayList;
import java.util.List;

/** Symbols to what each of them sounds like: a transformer with relative positions. */
final class TextEncoder {

  private static final int REACH_TOKENS = 4;

  private final VitsConfig config;
  private final NDArray embedding;
  private final List<List<NDArray>> layers = new ArrayList<>();
  private final Conv1d projection;

  TextEncoder(Namespace names, VitsConfig config) {
    this.config = config;
    int channels = config.hiddenChannels();
    embedding = names.normal("emb.weight", 1 / Math.sqrt(channels), config.symbols(), channels);
    for (int layer = 0; layer < config.layers(); layer++) {
      layers.add(layer(names.at("encoder"), layer));
    }
    projection = new Conv1d(names.at("proj"), channels, 2 * config.latentChannels(), 1);
  }

  private List<NDArray> layer(Namespace names, int layer) {
    int channels = config.hiddenChannels();
    int width = channels / config.heads();
    List<NDArray> weights = new ArrayList<>();
    Namespace attention = names.at("attn_layers").at(layer);
    for (String map : List.of("conv_q", "conv_k", "conv_v", "conv_o")) {
      conv(attention.at(map), channels, channels, 1, weights);
    }
    for (String distances : List.of("emb_rel_k", "emb_rel_v")) {
      weights.add(
          attention.normal(distances, 1 / Math.sqrt(width), 1, 2 * REACH_TOKENS + 1, width));
    }
    norm(names.at("norm_layers_1").at(layer), weights);
    Namespace forward = names.at("ffn_layers").at(layer);
    conv(forward.at("conv_1"), channels, config.filterChannels(), config.kernel(), weights);
    conv(forward.at("conv_2"), config.filterChannels(), channels, config.kernel(), weights);
    norm(names.at("norm_layers_2").at(layer), weights);
    return weights;
  }

  private static void conv(
      Namespace names, int inputs, int outputs, int width, List<NDArray> weights) {
    double bound = 1 / Math.sqrt((double) inputs * width);
    weights.add(names.uniform("weight", bound, outputs, inputs, width));
    weights.add(names.uniform("bias", bound, outputs));
  }

  private void norm(Namespace names, List<NDArray> weights) {
    weights.add(names.ones("gamma", config.hiddenChannels()));
    weights.add(names.zeros("beta", config.hiddenChannels()));
  }

  /**
   * @param ids int64 (B, S)
   * @param mask (B, S)
   */
  Prior apply(NDArray ids, NDArray mask) {
    NDArray x =
        Kernels.times(Kernels.embedding(ids, embedding), Math.sqrt(config.hiddenChannels()));
    x = Kernels.masked(x, mask);
    for (List<NDArray> layer : layers) {
      x = VoiceKernels.relativeBlock(x, mask, layer, config.heads());
    }
    x = Kernels.masked(x, mask);
    NDArray statistics = Kernels.masked(projection.apply(x), mask);
    int channels = config.latentChannels();
    return new Prior(
        x, statistics.get(":, :, :" + channels), statistics.get(":, :, " + channels + ":"), mask);
  }
}
