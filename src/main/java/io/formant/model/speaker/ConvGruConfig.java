package io.formant.model.speaker;

import io.formant.tensor.weights.StateDict;
import java.util.ArrayList;
import java.util.List;

/**
 * Sizes of a {@link ConvGru}, under the reference's names in {@code ConvRNNConfig}.
 *
 * @param convolutions {@code conv_cfg}
 * @param hopSamples {@code conv_reduction_mult}: samples of a frame
 * @param offsetSamples {@code conv_magic_offset}: samples that the first frame takes
 * @param layers {@code n_layers}
 * @param states {@code n_hid}
 * @param width {@code fc_dim}: E
 * @param backward {@code bidir}
 */
public record ConvGruConfig(
    List<Convolution> convolutions,
    int hopSamples,
    int offsetSamples,
    int layers,
    int states,
    int width,
    boolean backward) {

  /** Channels that come out, width of the kernel, stride. */
  public record Convolution(int channels, int kernel, int stride) {
    public Convolution {
      if (channels < 1 || kernel < 1 || stride < 1) {
        throw new IllegalArgumentException("convolution (" + channels + ", " + kernel + ", "
            + stride + "), expected all positive");
      }
    }
  }

  private static final int[] KERNELS = {10, 3, 3, 3, 3, 2, 2};
  private static final int[] STRIDES = {5, 2, 2, 2, 2, 2, 2};

  public ConvGruConfig {
    convolutions = List.copyOf(convolutions);
    if (convolutions.isEmpty() || hopSamples < 1) {
      throw new IllegalArgumentException(convolutions.size() + " convolutions and a hop of "
          + hopSamples + ", expected at least one of each");
    }
  }

  /** Seven convolutions with the published strides, one frame each 20 ms, of the sizes that the weights have. */
  static ConvGruConfig of(StateDict weights) {
    List<Convolution> convolutions = new ArrayList<>();
    for (int i = 0; i < STRIDES.length; i++) {
      int channels = weights.size(ConvGru.CONVOLUTIONS + i + ".0.weight", 0);
      convolutions.add(new Convolution(channels, KERNELS[i], STRIDES[i]));
    }
    int layers = 0;
    while (weights.has("rnn.weight_ih_l" + layers)) {
      layers++;
    }
    return new ConvGruConfig(
        convolutions,
        320,
        400,
        layers,
        weights.size("rnn.weight_hh_l0", 1),
        weights.size("head.weight", 0),
        weights.has("rnn.weight_ih_l0_reverse"));
  }

  /** Frames of a clip that are heard, at most. */
  int frames(long samples) {
    return (int) Math.floorDiv(samples - offsetSamples + hopSamples, (long) hopSamples);
  }
}
