package io.formant.model.denoiser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.formant.nn.Linear;
import io.formant.tensor.Blocks;
import io.formant.tensor.Namespace;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A fixed number of latents that have looked at a sequence of any length: 64 learned ones, and 4 made from the sequence's mean.
 *
 * <p>Source: Alayrac et al. 2022, https://arxiv.org/abs/2204.14198, with the changes of
 * https://github.com/lucidrains/imagen-pytorch.
 */
final class PerceiverResampler {

  private static final int LATENTS = 64;
  private static final int MEAN_LATENTS = 4;
  private static final int LONGEST = 512;
  private static final int EXPANSION = 4;
  private static final double SCALE = 8;

  private final ZEmbedder.Config config;
  private final NDArray positions;
  private final NDArray latents;
  private final NDArray meanGain;
  private final Linear fromMean;
  private final List<Layer> layers;

  private record Layer(List<NDArray> attention, List<NDArray> feedForward) {}

  PerceiverResampler(Namespace names, ZEmbedder.Config config) {
    this.config = config;
    int width = config.width();
    positions = names.at("pos_emb").normal("weight", 1, LONGEST, width);
    latents = names.normal("latents", 1, LATENTS, width);
    Namespace mean = names.at("to_latents_from_mean_pooled_seq");
    meanGain = mean.at(0).ones("g", width);
    fromMean = new Linear(mean.at(1), width, MEAN_LATENTS * width);
    layers = IntStream.range(0, config.depth())
        .mapToObj(i -> layer(names.at("layers").at(i), config))
        .toList();
  }

  private static Layer layer(Namespace names, ZEmbedder.Config config) {
    return new Layer(
        attention(names.at(0), config.width(), config), feedForward(names.at(1), config.width()));
  }

  private static List<NDArray> attention(Namespace names, int width, ZEmbedder.Config config) {
    int inner = config.heads() * config.headFeatures();
    double bound = 1 / Math.sqrt(width);
    return List.of(
        names.ones("norm.weight", width),
        names.zeros("norm.bias", width),
        names.ones("norm_latents.weight", width),
        names.zeros("norm_latents.bias", width),
        names.uniform("to_q.weight", bound, inner, width),
        names.uniform("to_kv.weight", bound, 2L * inner, width),
        names.ones("q_scale", config.headFeatures()),
        names.ones("k_scale", config.headFeatures()),
        names.uniform("to_out.0.weight", 1 / Math.sqrt(inner), width, inner),
        names.ones("to_out.1.weight", width),
        names.zeros("to_out.1.bias", width));
  }

  private static List<NDArray> feedForward(Namespace names, int width) {
    int wide = EXPANSION * width;
    return List.of(
        names.ones("0.g", width),
        names.uniform("1.weight", 1 / Math.sqrt(width), wide, width),
        names.ones("3.g", wide),
        names.uniform("4.weight", 1 / Math.sqrt(wide), width, wide));
  }

  /** z (B, F, D), F at most 512; result (B, 68, D). */
  NDArray apply(NDArray z) {
    long frames = z.getShape().get(1);
    if (z.getShape().dimension() != 3
        || z.getShape().get(2) != config.width()
        || frames > LONGEST) {
      throw new IllegalArgumentException("latents are " + z.getShape() + ", expected (B, F, "
          + config.width() + ") with F at most " + LONGEST);
    }
    NDArray placed = z.add(positions.get("0:" + frames));
    NDArray l = start(z);
    for (Layer layer : layers) {
      l = Blocks.perceive(l, placed, layer.attention(), config.heads(), SCALE);
      l = Blocks.gainFeedForward(l, layer.feedForward());
    }
    return l;
  }

  private NDArray start(NDArray z) {
    NDArray mean = Blocks.gainNorm(z.mean(new int[] {1}), meanGain);
    NDArray own = fromMean.apply(mean).reshape(-1, MEAN_LATENTS, config.width());
    NDArray learned = z.getManager().zeros(own.getShape()).get(":, 0:1").add(latents);
    return NDArrays.concat(new NDList(own, learned), 1);
  }
}
