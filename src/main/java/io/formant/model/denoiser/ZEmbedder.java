package io.formant.model.denoiser;

import ai.djl.ndarray.NDArray;
import io.formant.nn.Linear;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;

/** A vector that sums up latents of any length, as the study adds it to the features of the time; with its weight names. */
public final class ZEmbedder {

  /**
   * Its size.
   *
   * @param width D of a latent
   * @param features E of the vector
   * @param depth layers of the resampler
   * @param headFeatures width of a head
   */
  public record Config(int width, int features, int depth, int headFeatures, int heads) {

    /** As inside the study's networks. */
    static Config study(int features) {
      return new Config(ConditionedUNetConfig.LATENT_WIDTH, features, 2, 64, 8);
    }
  }

  private final PerceiverResampler resampler;
  private final Linear in;
  private final Linear out;

  public ZEmbedder(Namespace names, Config config) {
    resampler = new PerceiverResampler(names.at("resampler"), config);
    in = new Linear(names.at("to_time_dim").at(0), config.width(), config.features());
    out = new Linear(names.at("to_time_dim").at(2), config.features(), config.features());
  }

  /** Latents of the resampler from z (B, F, D): (B, 68, D). */
  public NDArray latents(NDArray z) {
    return resampler.apply(z);
  }

  /** z (B, F, D); result (B, E). */
  public NDArray apply(NDArray z) {
    NDArray mean = latents(z).mean(new int[] {1});
    return Kernels.gelu(out.apply(Kernels.gelu(in.apply(mean))));
  }
}
