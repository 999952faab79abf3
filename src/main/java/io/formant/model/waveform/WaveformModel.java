package io.formant.model.waveform;

import ai.djl.ndarray.NDArray;
import io.formant.model.denoiser.ConditionalNetwork;
import io.formant.model.denoiser.ConditionedUNet;
import io.formant.tensor.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * A denoising network for waveforms and the reader of its content.
 *
 * <p>Read the content once a batch, {@link #read}; its channels are the content of every {@link #predict}. Departure from the study:
 * durations are item by item, never of the first item.
 */
public final class WaveformModel implements ConditionalNetwork {

  private final ContentReader reader;
  private final ConditionedUNet network;

  public WaveformModel(Namespace names, WaveformConfig config) {
    network = new ConditionedUNet(names.at("net"), config.network());
    reader = config.reader().make(names);
  }

  public ConditionedUNet network() {
    return network;
  }

  /** What the model makes of a content: content (B, F, D), style (B, 1, E). */
  public Reading read(NDArray content, NDArray style) {
    return reader.read(content, style);
  }

  /** x (B, T, 1), content as read, (B, T, C), styles (B, S, E); result (B, T, 1). */
  @Override
  public NDArray predict(
      NDArray x,
      NDArray t,
      NDArray content,
      NDArray styles,
      NDArray styleKept,
      @Nullable NDArray mask) {
    return network.predict(x, t, content, styles, styleKept, mask);
  }

  @Override
  public int frameMultiple() {
    return network.frameMultiple();
  }
}
