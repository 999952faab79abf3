package io.formant.model.speaker;

import ai.djl.ndarray.NDArray;
import io.formant.model.MelBatch;
import io.formant.nn.Conv1d;
import io.formant.nn.Linear;
import io.formant.tensor.Initial;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;

/** Three convolutions over frames, mean and deviation over time, a projection to the unit sphere. */
final class SpeakerNetwork {
  /** Frames of a batch are a multiple of it. */
  static final int STRIDE = 2;

  private static final float FIRST_SCALE = 10;
  private static final float FIRST_OFFSET = -5;

  private final Conv1d first;
  private final Conv1d second;
  private final Conv1d third;
  private final Linear projection;
  private final NDArray scale;
  private final NDArray offset;

  SpeakerNetwork(SpeakerConfig config, Namespace names) {
    int channels = config.channels();
    first = new Conv1d(names.at("conv1"), config.mels(), channels, 5);
    second = new Conv1d(names.at("conv2"), channels, channels, 3, STRIDE, 1, 1);
    third = new Conv1d(names.at("conv3"), channels, channels, 3);
    projection = new Linear(names.at("projection"), 2 * channels, config.width());
    scale = names.make("scale", new Initial.Constant(FIRST_SCALE), 1);
    offset = names.make("offset", new Initial.Constant(FIRST_OFFSET), 1);
  }

  /** Unit vectors of normalised pictures, (B, E). */
  NDArray embed(MelBatch batch) {
    NDArray h = Kernels.relu(Kernels.masked(first.apply(batch.mel()), batch.mask()));
    NDArray coarse = Kernels.poolMask(batch.mask(), STRIDE);
    h = Kernels.masked(Kernels.relu(second.apply(h)), coarse);
    h = Kernels.relu(third.apply(h));
    return Kernels.unit(projection.apply(Kernels.meanAndDeviation(h, coarse)));
  }

  /** The generalised end-to-end loss of unit vectors, (N, M, E). */
  NDArray loss(NDArray embeddings) {
    return Kernels.endToEnd(embeddings, scale, offset);
  }
}
