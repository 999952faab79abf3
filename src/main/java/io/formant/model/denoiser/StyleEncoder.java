package io.formant.model.denoiser;

import ai.djl.ndarray.NDArray;
import io.formant.nn.Linear;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import org.jspecify.annotations.Nullable;

/** The style as the network uses it: tokens to attend to, features to modulate with, and a learned null for a style not given. */
final class StyleEncoder {

  private final NDArray absent;
  private final @Nullable Linear tokens;
  private final @Nullable Linear featuresIn;
  private final @Nullable Linear featuresOut;
  private final MelUNetConfig config;

  StyleEncoder(Namespace names, MelUNetConfig config) {
    this.config = config;
    int features = config.sizes().modulationFeatures();
    absent = names.zeros("absent", config.styleWidth());
    tokens = config.styleTokens() == 0
        ? null
        : new Linear(
            names.at("tokens"),
            config.styleWidth(),
            config.styleTokens() * config.styleTokenWidth());
    featuresIn = config.styleFeatures()
        ? new Linear(names.at("features.in"), config.styleWidth(), features)
        : null;
    featuresOut =
        config.styleFeatures() ? new Linear(names.at("features.out"), features, features) : null;
  }

  /** The style (B, S, E) with the learned null where {@code kept} (B) is 0. */
  NDArray withAbsent(NDArray style, NDArray kept) {
    NDArray keep = kept.reshape(-1, 1, 1);
    NDArray absentKept = keep.mul(absent);
    return style.mul(keep).add(absentKept.neg().add(absent));
  }

  /** Tokens for cross-attention from a style (B, S, E). */
  NDArray context(NDArray style) {
    if (tokens == null) {
      return style;
    }
    return tokens
        .apply(style.mean(new int[] {1}))
        .reshape(-1, config.styleTokens(), config.styleTokenWidth());
  }

  /** Features (B, modulationFeatures) of the time, with those of the style added where the network uses them. */
  NDArray features(NDArray time, NDArray style) {
    if (featuresIn == null || featuresOut == null) {
      return time;
    }
    NDArray mean = style.mean(new int[] {1});
    return time.add(featuresOut.apply(Kernels.gelu(featuresIn.apply(mean))));
  }
}
