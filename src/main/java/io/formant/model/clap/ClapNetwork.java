package io.formant.model.clap;

import ai.djl.ndarray.NDArray;
import io.formant.model.MelBatch;
import io.formant.nn.Conv1d;
import io.formant.nn.Linear;
import io.formant.tensor.Initial;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import io.formant.text.SentenceEncoder;

/**
 * Two towers. Audio: three convolutions over frames, mean and deviation over time, a projection. Text: a projection of the frozen
 * sentence vector. Both end in unit vectors.
 */
final class ClapNetwork {
  /** Frames of a batch are a multiple of the audio tower's stride. */
  static final int STRIDE = 2;

  private static final double INITIAL_LOG_SCALE = Math.log(1 / 0.07);
  private static final double GREATEST_LOG_SCALE = Math.log(100);

  private final Conv1d first;
  private final Conv1d second;
  private final Conv1d third;
  private final Linear audioProjection;
  private final Linear textProjection;
  private final NDArray logScale;

  ClapNetwork(ClapConfig config, Namespace names) {
    Namespace audio = names.at("audio");
    int channels = config.channels();
    first = new Conv1d(audio.at("conv1"), config.mels(), channels, 5);
    second = new Conv1d(audio.at("conv2"), channels, channels, 3, STRIDE, 1, 1);
    third = new Conv1d(audio.at("conv3"), channels, channels, 3);
    audioProjection = new Linear(audio.at("projection"), 2 * channels, config.width());
    textProjection =
        new Linear(names.at("text").at("projection"), SentenceEncoder.WIDTH, config.width());
    logScale = names.make("log_scale", new Initial.Constant((float) INITIAL_LOG_SCALE), 1);
  }

  /** Unit vectors of normalised pictures, (B, E). */
  NDArray audio(MelBatch batch) {
    NDArray mask = batch.mask().expandDims(2);
    NDArray h = Kernels.relu(first.apply(batch.mel()).mul(mask));
    NDArray coarse = Kernels.poolMask(batch.mask(), STRIDE);
    h = Kernels.relu(second.apply(h)).mul(coarse.expandDims(2));
    h = Kernels.relu(third.apply(h));
    return Kernels.unit(audioProjection.apply(Kernels.meanAndDeviation(h, coarse)));
  }

  /** Unit vectors of sentence vectors, (B, 384) to (B, E). */
  NDArray text(NDArray sentences) {
    return Kernels.unit(textProjection.apply(sentences));
  }

  /**
   * Symmetric InfoNCE with several positives: the pairs that share a caption.
   *
   * <p>Source: Radford et al. 2021, https://arxiv.org/abs/2103.00020; several positives: Khosla et al. 2020,
   * https://arxiv.org/abs/2004.11362.
   *
   * @param audio unit vectors, (B, E)
   * @param text unit vectors, (B, E)
   * @param positives rows that sum to 1, symmetric, (B, B)
   */
  NDArray loss(NDArray audio, NDArray text, NDArray positives) {
    return Kernels.contrastive(audio, text, positives, logScale, GREATEST_LOG_SCALE);
  }
}
