package io.formant.model.recognizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.formant.model.MelBatch;
import io.formant.nn.Conv2d;
import io.formant.nn.GroupNorm;
import io.formant.nn.Linear;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;

/** Three convolutions over the picture, each normalised; mean and maximum over time; a hidden layer; the labels. */
final class RecognizerNetwork {
  /** Frames of a batch are a multiple of what two poolings take together. */
  static final int STRIDE = 4;

  static final int EMBEDDING = 128;

  private static final int[] CHANNELS = {1, 16, 32, 48};
  private static final int GROUPS = 4;

  private final Conv2d[] convolutions = new Conv2d[3];
  private final GroupNorm[] norms = new GroupNorm[3];
  private final Linear hidden;
  private final Linear out;

  RecognizerNetwork(int bands, int labels, Namespace names) {
    for (int i = 0; i < convolutions.length; i++) {
      convolutions[i] = new Conv2d(names.at("conv").at(i), CHANNELS[i], CHANNELS[i + 1], 3, 1, 1);
      norms[i] = new GroupNorm(names.at("norm").at(i), CHANNELS[i + 1], GROUPS);
    }
    hidden = new Linear(names.at("hidden"), 2 * CHANNELS[3] * bands / STRIDE, EMBEDDING);
    out = new Linear(names.at("out"), EMBEDDING, labels);
  }

  /** What the pictures hold, (B, 128). */
  NDArray embedding(MelBatch batch) {
    NDArray mask = batch.mask();
    NDArray x = batch.mel().expandDims(3);
    for (int i = 0; i < convolutions.length; i++) {
      x = Kernels.relu(normalized(convolutions[i].apply(x), norms[i], mask));
      x = x.mul(mask.expandDims(2).expandDims(3));
      if (i < 2) {
        x = Kernels.maxPool2d(x, 2, 2);
        mask = Kernels.poolMask(mask, 2);
      }
    }
    NDArray frames = x.reshape(x.getShape().get(0), x.getShape().get(1), -1);
    NDArray mean = Kernels.meanOverFrames(frames, mask);
    NDArray both = NDArrays.concat(new NDList(mean, frames.max(new int[] {1})), 1);
    return Kernels.relu(hidden.apply(both));
  }

  private static NDArray normalized(NDArray x, GroupNorm norm, NDArray mask) {
    long bands = x.getShape().get(2);
    NDArray flat = x.reshape(x.getShape().get(0), -1, x.getShape().get(3));
    return norm.apply(flat, mask.repeat(1, bands)).reshape(x.getShape());
  }

  /** Scores of the labels from embeddings, (B, 128) to (B, N). */
  NDArray logits(NDArray embedding) {
    return out.apply(embedding);
  }
}
