package io.formant.model.unet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.formant.nn.TimeEmbedding;
import io.formant.tensor.Namespace;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The denoising network. Padded frames influence no valid frame, and come out as 0.
 *
 * <p>Departures from a-unet: masks; null style is one learned vector; residual, attention and modulation start as the identity;
 * {@link UNetConfig.Ends#CONVOLUTIONS}.
 */
public final class UNet {

  private final UNetConfig config;
  private final TimeEmbedding time;
  private final StyleEncoder style;
  private final @Nullable Ending ending;
  private final @Nullable Level level;

  public UNet(Namespace names, UNetConfig config) {
    this.config = config;
    time = new TimeEmbedding(
        names.at("time"),
        config.fourierWeights(),
        config.modulationFeatures(),
        config.timeRepeats());
    style = new StyleEncoder(names.at("style"), config);
    ending = config.ends() == UNetConfig.Ends.CONVOLUTIONS ? new Ending(names, config) : null;
    level = config.ends() == UNetConfig.Ends.LEVEL ? Level.outermost(names, config) : null;
  }

  public UNetConfig config() {
    return config;
  }

  /**
   * One prediction.
   *
   * @param x noisy target, (B, F, M), 0 on padded frames; F a multiple of {@link UNetConfig#frameMultiple()}
   * @param t (B) in [0, 1]
   * @param content (B, F, C), zeros where it is dropped
   * @param styles (B, S, E)
   * @param styleKept (B), 0 where the style is dropped
   * @param mask (B, F), 1 on valid frames; null if all are
   * @return (B, F, M)
   */
  public NDArray forward(
      NDArray x,
      NDArray t,
      NDArray content,
      NDArray styles,
      NDArray styleKept,
      @Nullable NDArray mask) {
    check("target", x, config.targetChannels());
    check("content", content, config.contentChannels());
    check("style", styles, config.styleWidth());
    if (x.getShape().get(1) % config.frameMultiple() != 0) {
      throw new IllegalArgumentException("target is " + x.getShape() + ", expected a multiple of "
          + config.frameMultiple() + " frames");
    }
    NDArray given = style.withAbsent(styles, styleKept);
    Conditioning c =
        new Conditioning(style.features(time.apply(t), given), style.context(given), mask);
    NDArray h = c.masked(NDArrays.concat(new NDList(x, content), 2));
    if (ending != null) {
      return ending.apply(h, c);
    }
    return Objects.requireNonNull(level).apply(h, c);
  }

  private static void check(String what, NDArray array, int width) {
    if (array.getShape().dimension() != 3 || array.getShape().get(2) != width) {
      throw new IllegalArgumentException(
          what + " is " + array.getShape() + ", expected (B, F, " + width + ")");
    }
  }
}
