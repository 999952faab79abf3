package io.formant.stages.diffusion;

import io.formant.diffusion.conditional.Condition;
import io.formant.model.MelBatch;
import io.formant.tensor.Scope;
import java.util.List;

/**
 * What one clip is to say, and in which style. Training and sampling make the arrays of a batch of it in the same way.
 *
 * @param content of each frame, (F, C)
 * @param style on the scale that the network knows, (E)
 */
record ClipCondition(float[][] content, float[] style) {

  /** F. */
  int frames() {
    return content.length;
  }

  /** The condition of a batch, padded to a multiple of {@code frameMultiple} frames. */
  static Condition batch(Scope scope, List<ClipCondition> clips, int frameMultiple) {
    MelBatch content =
        MelBatch.of(scope, clips.stream().map(ClipCondition::content).toList(), frameMultiple);
    int width = clips.get(0).style().length;
    float[] styles = new float[clips.size() * width];
    for (int item = 0; item < clips.size(); item++) {
      System.arraycopy(clips.get(item).style(), 0, styles, item * width, width);
    }
    return Condition.of(
        scope, content.mel(), scope.from(styles, clips.size(), 1, width), content.mask());
  }
}
