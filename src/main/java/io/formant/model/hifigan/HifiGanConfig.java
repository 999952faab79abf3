package io.formant.model.hifigan;

import java.util.List;

/**
 * The shape of a HiFi-GAN generator, as {@code config_v1.json} and its like give it.
 *
 * @param pairs whether an undilated convolution follows each dilated one: {@code resblock: "1"}, else {@code "2"}
 * @param upsampleRates of each stage; their product is the hop in samples
 * @param upsampleKernels width of each stage's transposed convolution
 * @param channels before the first stage; each stage halves them
 * @param blockKernels width of the convolutions of each residual stack of a stage
 * @param blockDilations of each residual stack of a stage; as in the reference, three count with pairs and two without
 */
public record HifiGanConfig(
    boolean pairs,
    List<Integer> upsampleRates,
    List<Integer> upsampleKernels,
    int channels,
    List<Integer> blockKernels,
    List<List<Integer>> blockDilations) {

  public HifiGanConfig {
    upsampleRates = List.copyOf(upsampleRates);
    upsampleKernels = List.copyOf(upsampleKernels);
    blockKernels = List.copyOf(blockKernels);
    int used = pairs ? 3 : 2;
    blockDilations =
        blockDilations.stream().map(dilations -> first(used, dilations)).toList();
    if (upsampleRates.isEmpty() || upsampleRates.size() != upsampleKernels.size()) {
      throw new IllegalArgumentException("upsample rates " + upsampleRates + " and kernels "
          + upsampleKernels + ", expected as many of one as of the other");
    }
    if (blockKernels.isEmpty() || blockKernels.size() != blockDilations.size()) {
      throw new IllegalArgumentException("resblock kernels " + blockKernels + " and dilations "
          + blockDilations + ", expected as many of one as of the other");
    }
    if (channels >> upsampleRates.size() < 1) {
      throw new IllegalArgumentException(channels + " channels, expected at least "
          + (1 << upsampleRates.size()) + " to halve " + upsampleRates.size() + " times");
    }
  }

  private static List<Integer> first(int count, List<Integer> dilations) {
    if (dilations.size() < count) {
      throw new IllegalArgumentException(
          "resblock dilations " + dilations + ", expected at least " + count);
    }
    return List.copyOf(dilations.subList(0, count));
  }

  /** The settings that the paper calls V1: the best and largest. */
  public static HifiGanConfig v1() {
    List<Integer> dilations = List.of(1, 3, 5);
    return new HifiGanConfig(
        true,
        List.of(8, 8, 2, 2),
        List.of(16, 16, 4, 4),
        512,
        List.of(3, 7, 11),
        List.of(dilations, dilations, dilations));
  }

  /** Samples that one frame becomes. */
  public int hopSamples() {
    return upsampleRates.stream().reduce(1, Math::multiplyExact);
  }

  /** Channels after a stage, from 0. */
  int channelsAfter(int stage) {
    return channels >> (stage + 1);
  }
}
