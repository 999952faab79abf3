package io.formant.nn;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;

/**
 * Features of the diffusion time: learned Fourier features [t, sin 2πwt, cos 2πwt], Linear, GELU, then the same Linear and GELU
 * {@code repeats} times. As in a-unet, whose names it has, the repeated layers share one weight.
 */
public final class TimeEmbedding {

  private final NDArray frequencies;
  private final Linear in;
  private final Linear repeated;
  private final int repeats;

  /**
   * @param embedder where the frequencies and the first layer are made
   * @param repeater where the repeated layer is made, once, and listed for every repetition
   */
  public TimeEmbedding(
      Namespace embedder, Namespace repeater, int fourierWeights, int features, int repeats) {
    frequencies = embedder.normal("weights", 1, fourierWeights);
    in = new Linear(embedder.at("to_out"), 1 + 2 * fourierWeights, features);
    Namespace made = repeater.at("blocks").at(0).at(0);
    repeated = new Linear(made, features, features);
    for (int i = 1; i < repeats; i++) {
      repeater.at("blocks").at(i).at(0).share(made, "weight", "bias");
    }
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
