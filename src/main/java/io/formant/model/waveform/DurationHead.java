package io.formant.model.waveform;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.formant.nn.Linear;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;

/** Tells from text and style which part of the longest waveform is spoken. */
final class DurationHead {

  private static final int WIDE = 256;
  private static final int NARROW = 32;

  private final Linear wide;
  private final Linear narrow;
  private final Linear out;

  DurationHead(Namespace names, int text, int style) {
    Namespace layers = names.at("duration_predictor").at("model");
    wide = new Linear(layers.at(0), text + style, WIDE);
    narrow = new Linear(layers.at(2), WIDE, NARROW);
    out = new Linear(layers.at(4), NARROW, 1);
  }

  /** text (B, D), style (B, 1, E); result (B, 1) in (0, 1). */
  NDArray apply(NDArray text, NDArray style) {
    NDArray both =
        NDArrays.concat(new NDList(text, style.reshape(text.getShape().get(0), -1)), 1);
    NDArray h = Kernels.relu(narrow.apply(Kernels.relu(wide.apply(both))));
    return Kernels.sigmoid(out.apply(h));
  }
}
