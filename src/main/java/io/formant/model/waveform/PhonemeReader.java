package io.formant.model.waveform;

import ai.djl.ndarray.NDArray;
import io.formant.nn.Conv1d;
import io.formant.nn.Linear;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import java.util.ArrayList;
import java.util.List;

/** Draws channels of samples from a text encoder's states: convolutions over tokens, then each channel stretched to the waveform. */
public final class PhonemeReader implements ContentReader {

  static final int WIDTH = 5;

  private final ReaderConfig.Phonemes config;
  private final List<Conv1d> convolutions = new ArrayList<>();
  private final Linear stretch;
  private final DurationHead duration;

  public PhonemeReader(Namespace names, ReaderConfig.Phonemes config) {
    this.config = config;
    int inputs = config.width();
    for (int outputs : config.convolutions()) {
      Namespace layer = names.at("phoneme_to_emb").at(2 * convolutions.size());
      convolutions.add(new Conv1d(layer, inputs, outputs, WIDTH, 1, 0, 1));
      inputs = outputs;
    }
    stretch = new Linear(names.at("fw"), config.left(), config.samples());
    duration = new DurationHead(names, config.left() * inputs, config.styleWidth());
  }

  /** content (B, tokens, D); channels (B, T, C). */
  @Override
  public Reading read(NDArray content, NDArray style) {
    NDArray features = features(content);
    NDArray channels = Kernels.sigmoid(stretch.apply(features)).transpose(0, 2, 1);
    NDArray flat = features.reshape(content.getShape().get(0), -1);
    return new Reading(channels, duration.apply(flat, style));
  }

  /** What the convolutions make of the states, (B, C, tokens left). */
  public NDArray features(NDArray content) {
    if (content.getShape().get(1) != config.tokens()) {
      throw new IllegalArgumentException("text is " + content.getShape() + ", expected (B, "
          + config.tokens() + ", " + config.width() + ")");
    }
    NDArray h = content;
    for (Conv1d convolution : convolutions) {
      h = Kernels.relu(convolution.apply(h));
    }
    return h.transpose(0, 2, 1);
  }
}
