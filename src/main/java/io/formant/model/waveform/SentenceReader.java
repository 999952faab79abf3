package io.formant.model.waveform;

import ai.djl.ndarray.NDArray;
import io.formant.nn.Linear;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;

/** Draws one channel of samples from the embedding of a sentence. */
final class SentenceReader implements ContentReader {

  private final Linear in;
  private final Linear out;
  private final DurationHead duration;

  SentenceReader(Namespace names, ReaderConfig.Sentence config) {
    duration = new DurationHead(names, config.width(), config.styleWidth());
    Namespace layers = names.at("sentence_to_audio");
    in = new Linear(layers.at(0), config.width(), config.hidden());
    out = new Linear(layers.at(2), config.hidden(), config.samples());
  }

  /** content (B, 1, D); channels (B, T, 1). */
  @Override
  public Reading read(NDArray content, NDArray style) {
    NDArray text = content.reshape(content.getShape().get(0), -1);
    NDArray samples = Kernels.sigmoid(out.apply(Kernels.relu(in.apply(text))));
    return new Reading(samples.expandDims(2), duration.apply(text, style));
  }
}
