package io.formant.model.denoiser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.formant.model.unet.Conditioning;
import io.formant.model.unet.UNet;
import io.formant.nn.TimeEmbedding;
import io.formant.tensor.Blocks;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * A U-Net that is told the time, tokens to attend to, and channels beside those of its target; equal to audio-diffusion-pytorch's
 * UNetV0 with its plugins, whose weight names it has.
 *
 * <p>Source: https://github.com/archinetai/audio-diffusion-pytorch, https://github.com/archinetai/a-unet.
 */
public final class ConditionedUNet implements ConditionalNetwork {

  private static final int FOURIER_WEIGHTS = 128;
  private static final int TIME_LAYERS = 2;

  private final ConditionedUNetConfig config;
  private final @Nullable TimeEmbedding time;
  private final @Nullable ZEmbedder summary;
  private final @Nullable NDArray absent;
  private final UNet unet;

  public ConditionedUNet(Namespace names, ConditionedUNetConfig config) {
    this.config = config;
    int features = config.unet().modulationFeatures();
    Namespace timed = config.appended() > 0 ? names.at("blocks").at(0) : names;
    Namespace parts = timed.at("blocks");
    time = config.timed()
        ? new TimeEmbedding(parts.at(0), parts.at(1), FOURIER_WEIGHTS, features, TIME_LAYERS)
        : null;
    summary =
        config.summarises() ? new ZEmbedder(parts.at(3), ZEmbedder.Config.study(features)) : null;
    Namespace guided = config.timed() ? parts.at(2) : timed;
    boolean guidable = config.nullTokens() > 0;
    absent = guidable
        ? guided
            .at("blocks")
            .at(0)
            .at("blocks")
            .at(0)
            .normal("weight", 1, config.nullTokens(), config.unet().contextWidth())
        : null;
    unet = new UNet(guidable ? guided.at("blocks").at(1) : guided, config.unet());
  }

  public ConditionedUNetConfig config() {
    return config;
  }

  @Override
  public int frameMultiple() {
    return config.unet().frameMultiple();
  }

  @Override
  public NDArray predict(
      NDArray x,
      NDArray t,
      NDArray content,
      NDArray styles,
      NDArray styleKept,
      @Nullable NDArray mask) {
    Conditions given = Conditions.none().withTime(t).withEmbedding(styles).withMask(mask);
    Conditions kept = absent == null ? given : given.withKept(styleKept);
    return forward(x, config.appended() == 0 ? kept : kept.withAppended(content));
  }

  /**
   * One prediction.
   *
   * @param x noisy target, (B, L, M) or (B, H, W, M); sizes are multiples of {@link #frameMultiple()}
   * @return (B, L, M′) or (B, H, W, M′)
   * @throws IllegalArgumentException if something is missing that the network is to be told
   */
  public NDArray forward(NDArray x, Conditions given) {
    Conditioning c =
        new Conditioning(features(given), tokens(given), given.injected(), given.mask());
    return unet.apply(withAppended(x, given), c);
  }

  /**
   * A prediction under classifier-free guidance, y∅ + scale·(y − y∅), both in one batch.
   *
   * <p>Source: Ho & Salimans 2022, https://arxiv.org/abs/2207.12598.
   */
  public NDArray guided(NDArray x, Conditions given, double scale) {
    if (scale == 1) {
      return forward(x, given);
    }
    if (absent == null) {
      throw new IllegalArgumentException("a network without null tokens can't be guided");
    }
    NDArray both = forward(Conditions.doubled(x), given.twice(x));
    NDList parts = both.split(2);
    return parts.get(1).add(Kernels.times(parts.get(0).sub(parts.get(1)), scale));
  }

  private @Nullable NDArray features(Conditions given) {
    NDArray extra = given.features();
    if (summary != null) {
      extra = summary.apply(told(extra, "latents to summarise, (B, F, D)"));
    }
    if (time == null) {
      return extra;
    }
    NDArray timed = time(time, told(given.time(), "a time, (B)"));
    return extra == null ? timed : timed.add(extra);
  }

  private static NDArray time(TimeEmbedding embedding, NDArray t) {
    if (t.getShape().dimension() < 2) {
      return embedding.apply(t);
    }
    NDArray each = embedding.apply(t.reshape(-1));
    return each.reshape(t.getShape().get(0), t.getShape().get(1), -1).sum(new int[] {1});
  }

  private @Nullable NDArray tokens(Conditions given) {
    if (config.unet().contextWidth() == 0) {
      return null;
    }
    if (absent == null) {
      return given.embedding();
    }
    NDArray tokens = told(given.embedding(), "tokens, (B, S, E)");
    long length = tokens.getShape().get(1);
    if (length > config.nullTokens()) {
      throw new IllegalArgumentException(
          "context has " + length + " tokens, expected at most " + config.nullTokens());
    }
    return given.kept() == null ? tokens : Blocks.swap(tokens, absent, given.kept());
  }

  private NDArray withAppended(NDArray x, Conditions given) {
    if (config.appended() == 0) {
      return x;
    }
    NDArray more = told(given.appended(), config.appended() + " appended channels");
    return NDArrays.concat(new NDList(x, more), -1);
  }

  private static NDArray told(@Nullable NDArray array, String what) {
    if (array == null) {
      throw new IllegalArgumentException("the network needs " + what);
    }
    return array;
  }
}
