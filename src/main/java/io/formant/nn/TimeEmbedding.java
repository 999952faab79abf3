package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;

/**
 * Features of the diffusion time: learned Fourier features [t, sin 2πwt, cos 2πwt], Linear, GELU, then the same Linear and GELU
 * {@code repeats} times. As in a-unet, the repeated layers share one weight.
 */
public final class TimeEmbedding {

  private final NDArray frequencies;
  private final Linear in;
  private final Linear repeated;
  private final int repeats;

  public TimeEmbedding(Namespace names, int fourierWeights, int features, int repeats) {
    frequencies = names.normal("frequencies", 1, fourierWeights);
    in = new Linear(names.at("in"), 1 + 2 * fourierWeights, features);
    repeated = new Linear(names.at("repeated"), features, features);
    this.repeats = repeats;
  }

  /** t (B) in [0, 1]; result (B, features). */
  public NDArray apply(NDArray t) {
    NDArray h = Kernels.gelu(in.apply(Kernels.fourier(t, frequencies)));
    for (int i = 0; i < repeats; i++) {
      h = Kernels.gelu(repeated.apply(h));
    }
    return h;
  }
}
