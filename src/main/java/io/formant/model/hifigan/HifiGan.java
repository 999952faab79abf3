package io.formant.model.hifigan;

import ai.djl.ndarray.NDArray;
import io.formant.nn.Conv1d;
import io.formant.tensor.Namespace;
import io.formant.tensor.VoiceKernels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The generator of HiFi-GAN: frames to samples. Parameters have the names of the reference's state dict with weight norms folded.
 *
 * <p>Source: Kong, Kim & Bae 2020, https://arxiv.org/abs/2010.05646; code https://github.com/jik876/hifi-gan. VITS uses the same
 * generator, without a bias in the last convolution and with a map of the speaker's features.
 */
public final class HifiGan {

  private static final int EDGE_WIDTH = 7;
  private static final double DEVIATION = 0.01;

  private final HifiGanConfig config;
  private final Conv1d first;
  private final @Nullable Conv1d condition;
  private final List<List<NDArray>> stages = new ArrayList<>();
  private final NDArray lastWeight;
  private final @Nullable NDArray lastBias;

  private HifiGan(
      Namespace names, HifiGanConfig config, int inputs, boolean lastBias, int features) {
    this.config = config;
    first = new Conv1d(names.at("conv_pre"), inputs, config.channels(), EDGE_WIDTH);
    for (int stage = 0; stage < config.upsampleRates().size(); stage++) {
      stages.add(stage(names, stage));
    }
    int channels = config.channelsAfter(stages.size() - 1);
    lastWeight = names.normal("conv_post.weight", DEVIATION, 1, channels, EDGE_WIDTH);
    this.lastBias = lastBias ? names.zeros("conv_post.bias", 1) : null;
    condition = features > 0 ? new Conv1d(names.at("cond"), features, config.channels(), 1) : null;
  }

  /**
   * A vocoder by itself.
   *
   * @param bands M, of the log-mel frames
   */
  public static HifiGan vocoder(Namespace names, HifiGanConfig config, int bands) {
    return new HifiGan(names, config, bands, true, 0);
  }

  /**
   * The decoder of VITS.
   *
   * @param channels of the latent
   * @param features of a speaker, 0 for none
   */
  public static HifiGan decoder(Namespace names, HifiGanConfig config, int channels, int features) {
    return new HifiGan(names, config, channels, false, features);
  }

  private List<NDArray> stage(Namespace names, int stage) {
    int channels = config.channelsAfter(stage);
    Namespace up = names.at("ups").at(stage);
    List<NDArray> weights = new ArrayList<>();
    weights.add(up.normal(
        "weight",
        DEVIATION,
        config.channels() >> stage,
        channels,
        config.upsampleKernels().get(stage)));
    weights.add(up.zeros("bias", channels));
    int stacks = config.blockKernels().size();
    for (int stack = 0; stack < stacks; stack++) {
      stack(names.at("resblocks").at(stage * stacks + stack), channels, stack, weights);
    }
    return weights;
  }

  private void stack(Namespace names, int channels, int stack, List<NDArray> weights) {
    int width = config.blockKernels().get(stack);
    List<String> lists = config.pairs() ? List.of("convs1", "convs2") : List.of("convs");
    for (int i = 0; i < config.blockDilations().get(stack).size(); i++) {
      for (String list : lists) {
        Namespace conv = names.at(list).at(i);
        weights.add(conv.normal("weight", DEVIATION, channels, channels, width));
        weights.add(conv.zeros("bias", channels));
      }
    }
  }

  public HifiGanConfig config() {
    return config;
  }

  /**
   * Samples of frames, in (−1, 1).
   *
   * @param frames (B, F, C)
   * @param features of the speaker, (B, 1, G)
   * @return (B, F · hop)
   */
  public NDArray forward(NDArray frames, @Nullable NDArray features) {
    NDArray x = first.apply(frames);
    if (features != null && condition != null) {
      x = x.add(condition.apply(features));
    }
    long[] dilations = config.blockDilations().stream()
        .flatMap(List::stream)
        .mapToLong(Integer::longValue)
        .toArray();
    long[] sizes = config.blockDilations().stream().mapToLong(List::size).toArray();
    for (int stage = 0; stage < stages.size(); stage++) {
      int rate = config.upsampleRates().get(stage);
      x = VoiceKernels.generatorStage(x, stages.get(stage), rate, dilations, sizes, config.pairs());
    }
    return VoiceKernels.generatorEnd(x, lastWeight, lastBias);
  }
}
