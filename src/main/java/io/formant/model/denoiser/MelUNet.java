package io.formant.model.denoiser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.formant.model.unet.Conditioning;
import io.formant.model.unet.UNet;
import io.formant.nn.TimeEmbedding;
import io.formant.tensor.Namespace;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The network for mel spectrograms of clips of any length. Padded frames influence no valid frame, and come out as 0.
 *
 * <p>Departures from {@link ConditionedUNet}: the null style is one learned vector; a style is split into several tokens and also
 * modulates; the outermost level stands between two convolutions.
 */
public final class MelUNet implements ConditionalNetwork {

  private final MelUNetConfig config;
  private final TimeEmbedding time;
  private final StyleEncoder style;
  private final UNet unet;

  public MelUNet(Namespace names, MelUNetConfig config) {
    this.config = config;
    time = new TimeEmbedding(
        names.at("time").at(0),
        names.at("time").at(1),
        config.fourierWeights(),
        config.sizes().modulationFeatures(),
        config.timeRepeats());
    style = new StyleEncoder(names.at("style"), config);
    unet = new UNet(names, config.unet());
  }

  public MelUNetConfig config() {
    return config;
  }

  @Override
  public int frameMultiple() {
    return config.frameMultiple();
  }

  /** x (B, F, M), content (B, F, C), styles (B, S, E), mask (B, F); result (B, F, M). */
  @Override
  public NDArray predict(
      NDArray x,
      NDArray t,
      NDArray content,
      NDArray styles,
      NDArray styleKept,
      @Nullable NDArray mask) {
    check("target", x, config.targetChannels());
    check("content", content, config.contentChannels());
    check("style", styles, config.styleWidth());
    NDArray given = style.withAbsent(styles, styleKept);
    Conditioning c = new Conditioning(
        style.features(time.apply(t), given), style.context(given), Map.of(), mask);
    return unet.apply(NDArrays.concat(new NDList(x, content), 2), c);
  }

  private static void check(String what, NDArray array, int width) {
    if (array.getShape().dimension() != 3 || array.getShape().get(2) != width) {
      throw new IllegalArgumentException(
          what + " is " + array.getShape() + ", expected (B, F, " + width + ")");
    }
  }
}
