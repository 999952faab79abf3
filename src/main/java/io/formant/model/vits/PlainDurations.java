package io.formant.model.vits;

import ai.djl.ndarray.NDArray;
import io.formant.nn.Conv1d;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import io.formant.tensor.VoiceKernels;
import org.jspecify.annotations.Nullable;

/** One duration for each token, by two convolutions. */
final class PlainDurations implements Durations {

  private static final int CHANNELS = 256;
  private static final int WIDTH = 3;

  private final Conv1d first;
  private final NDArray[] firstNorm;
  private final Conv1d second;
  private final NDArray[] secondNorm;
  private final Conv1d out;
  private final @Nullable Conv1d condition;

  PlainDurations(Namespace names, int hidden, int features) {
    first = new Conv1d(names.at("conv_1"), hidden, CHANNELS, WIDTH);
    firstNorm = norm(names.at("norm_1"));
    second = new Conv1d(names.at("conv_2"), CHANNELS, CHANNELS, WIDTH);
    secondNorm = norm(names.at("norm_2"));
    out = new Conv1d(names.at("proj"), CHANNELS, 1, 1);
    condition = features > 0 ? new Conv1d(names.at("cond"), features, hidden, 1) : null;
  }

  private static NDArray[] norm(Namespace names) {
    return new NDArray[] {names.ones("gamma", CHANNELS), names.zeros("beta", CHANNELS)};
  }

  @Override
  public NDArray logFrames(NDArray hidden, NDArray mask, @Nullable NDArray speaker, NDArray noise) {
    NDArray x = hidden.stopGradient();
    if (condition != null && speaker != null) {
      x = x.add(condition.apply(speaker.stopGradient()));
    }
    x = Kernels.relu(first.apply(Kernels.masked(x, mask)));
    x = Kernels.layerNorm(x, firstNorm[0], firstNorm[1]);
    x = Kernels.relu(second.apply(Kernels.masked(x, mask)));
    x = Kernels.layerNorm(x, secondNorm[0], secondNorm[1]);
    return Kernels.masked(out.apply(Kernels.masked(x, mask)), mask).squeeze(2);
  }

  @Override
  public NDArray loss(
      NDArray hidden, NDArray mask, @Nullable NDArray speaker, NDArray frames, NDArray noise) {
    return VoiceKernels.durationError(logFrames(hidden, mask, speaker, noise), frames, mask);
  }
}
