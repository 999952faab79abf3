package io.formant.model.vits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.formant.nn.Conv1d;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invertible map between the latent of a recording and the space of the text's prior, told who speaks: four times one half of the
 * channels shifts the other, then all change their order. Volume is kept.
 */
final class CouplingFlow {

  private static final int COUPLINGS = 4;
  private static final int LAYERS = 4;

  private final int half;
  private final List<Coupling> couplings = new ArrayList<>();

  private record Coupling(Conv1d in, WaveNet net, Conv1d out) {

    NDArray shift(NDArray kept, NDArray mask, @Nullable NDArray speaker) {
      NDArray h = net.apply(Kernels.masked(in.apply(kept), mask), mask, speaker);
      return Kernels.masked(out.apply(h), mask);
    }
  }

  CouplingFlow(Namespace names, VitsConfig config) {
    half = config.latentChannels() / 2;
    int hidden = config.hiddenChannels();
    for (int i = 0; i < COUPLINGS; i++) {
      Namespace coupling =
          names.at("flows").at(2 * i); // the odd ones are reversals, which have no weights
      couplings.add(new Coupling(
          new Conv1d(coupling.at("pre"), half, hidden, 1),
          new WaveNet(coupling.at("enc"), hidden, LAYERS, config.speakerFeatures()),
          Conv1d.zero(coupling.at("post"), hidden, half, 1)));
    }
  }

  /** Latent of a recording to prior space: z (B, F, C), mask (B, F), speaker (B, 1, G); same shape out. */
  NDArray forward(NDArray z, NDArray mask, @Nullable NDArray speaker) {
    NDArray x = z;
    for (Coupling coupling : couplings) {
      NDArray kept = x.get(":, :, :" + half);
      NDArray other = Kernels.masked(x.get(":, :, " + half + ":"), mask);
      x = joined(kept, other.add(coupling.shift(kept, mask, speaker))).flip(2);
    }
    return x;
  }

  /** Prior space to the latent of a recording. */
  NDArray inverse(NDArray z, NDArray mask, @Nullable NDArray speaker) {
    NDArray x = z;
    for (int i = couplings.size() - 1; i >= 0; i--) {
      x = x.flip(2);
      NDArray kept = x.get(":, :, :" + half);
      NDArray other = x.get(":, :, " + half + ":");
      NDArray shift = couplings.get(i).shift(kept, mask, speaker);
      x = joined(kept, Kernels.masked(other.sub(shift), mask));
    }
    return x;
  }

  private static NDArray joined(NDArray kept, NDArray other) {
    return NDArrays.concat(new NDList(kept, other), 2);
  }
}
