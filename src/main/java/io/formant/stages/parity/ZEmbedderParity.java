package io.formant.stages.parity;

import ai.djl.ndarray.NDArray;
import io.formant.model.denoiser.ZEmbedder;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Settings;
import io.formant.stages.reference.Values;
import io.formant.tensor.Parameters;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/** The vector that sums up a latent sequence. */
@Singleton
final class ZEmbedderParity implements ParitySystem {

  @Override
  public Set<String> names() {
    return Set.of("zembedder");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    try (Parameters parameters = new Parameters(new Seed(0));
        Scope scope = Scope.open()) {
      ZEmbedder embedder = new ZEmbedder(parameters.root(), config(reference.config()));
      parameters.load(reference.weights());
      NDArray z = Layout.channelsLast(reference.input("z").in(scope));
      return Map.of(
          "latents", Values.of(embedder.latents(z)), "features", Values.of(embedder.apply(z)));
    }
  }

  private static ZEmbedder.Config config(Settings config) {
    config.expectOnly(Set.of("n_features", "out_dim", "depth", "dim_head", "heads"));
    return new ZEmbedder.Config(
        config.whole("n_features", 192),
        config.whole("out_dim", 1024),
        config.whole("depth", 2),
        config.whole("dim_head", 64),
        config.whole("heads", 8));
  }
}
