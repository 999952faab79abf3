package io.formant.stages.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.diffusion.Condition;
import io.formant.model.MelBatch;
import io.formant.tensor.Scope;
import java.util.List;

/** How utterances and spectrograms of different lengths become the arrays of one batch. */
final class Utterances {
  private Utterances() {}

  /** The condition of a batch, padded to a multiple of {@code frameMultiple} frames. */
  static Condition condition(Scope scope, List<Utterance> utterances, int frameMultiple) {
    MelBatch content =
        MelBatch.of(scope, utterances.stream().map(Utterance::content).toList(), frameMultiple);
    int width = utterances.get(0).style().length;
    float[] styles = new float[utterances.size() * width];
    for (int item = 0; item < utterances.size(); item++) {
      System.arraycopy(utterances.get(item).style(), 0, styles, item * width, width);
    }
    NDArray style = scope.from(styles, utterances.size(), 1, width);
    return Condition.of(scope, content.mel(), style, content.mask());
  }

  /** Spectrograms, or noise in their place, padded like {@link #condition}: (B, F, M). */
  static NDArray target(Scope scope, List<float[][]> pictures, int frameMultiple) {
    return MelBatch.of(scope, pictures, frameMultiple).mel();
  }
}
