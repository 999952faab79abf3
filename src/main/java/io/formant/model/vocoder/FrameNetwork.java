package io.formant.model.vocoder;

import ai.djl.ndarray.NDArray;
import io.formant.nn.Conv1d;
import io.formant.nn.LayerNorm;
import io.formant.nn.Linear;
import io.formant.tensor.Initial;
import io.formant.tensor.Namespace;
import io.formant.tensor.VoiceKernels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Frames to the spectrum of a sound: a convolution, ConvNeXt blocks, and a linear map to a magnitude and a direction for each bin.
 *
 * <p>Source: Vocos, Siuzdak 2023, https://arxiv.org/abs/2306.00814. Departures: the direction is two numbers whose length does not
 * count rather than an angle, and magnitudes are told against a base.
 */
public final class FrameNetwork {

  private static final int WIDTH = 7;
  private static final float BLOCK_SCALE = 0.3f;
  private static final double OUT_SCALE = 0.3;

  private final Conv1d in;
  private final @Nullable Linear condition;
  private final LayerNorm first;
  private final List<NDArray> blocks = new ArrayList<>();
  private final LayerNorm last;
  private final Linear out;

  /**
   * @param inputs channels of a frame
   * @param features of a condition that all frames share; 0 for none
   * @param bins of the spectrum
   */
  public FrameNetwork(
      Namespace names, int inputs, int features, int channels, int wide, int depth, int bins) {
    in = new Conv1d(names.at("in"), inputs, channels, WIDTH);
    condition = features > 0 ? new Linear(names.at("condition"), features, channels) : null;
    first = new LayerNorm(names.at("norm_in"), channels);
    for (int block = 0; block < depth; block++) {
      block(names.at("blocks").at(block), channels, wide);
    }
    last = new LayerNorm(names.at("norm_out"), channels);
    Initial small = new Initial.Uniform(OUT_SCALE / Math.sqrt(channels));
    out = Linear.starting(names.at("out"), small, channels, 3 * bins);
  }

  private void block(Namespace names, int channels, int wide) {
    blocks.add(names.uniform("own.weight", 1 / Math.sqrt(WIDTH), channels, 1, WIDTH));
    blocks.add(names.zeros("own.bias", channels));
    blocks.add(names.ones("norm.weight", channels));
    blocks.add(names.zeros("norm.bias", channels));
    blocks.add(names.uniform("wide.weight", 1 / Math.sqrt(channels), wide, channels));
    blocks.add(names.zeros("wide.bias", wide));
    blocks.add(names.uniform("back.weight", 1 / Math.sqrt(wide), channels, wide));
    blocks.add(names.zeros("back.bias", channels));
    blocks.add(names.make("scale", new Initial.Constant(BLOCK_SCALE), channels));
  }

  /**
   * The spectrum.
   *
   * @param frames (B, F, inputs)
   * @param features of the condition, (B, 1, features)
   * @param base that magnitudes are told against, (B, F, bins)
   * @return (B, bins, F, 2)
   */
  public NDArray spectrum(NDArray frames, @Nullable NDArray features, NDArray base) {
    NDArray x = in.apply(frames);
    if (condition != null && features != null) {
      x = x.add(condition.apply(features));
    }
    x = VoiceKernels.frameStack(first.apply(x), blocks);
    return VoiceKernels.spectrum(out.apply(last.apply(x)), base);
  }
}
