package io.formant.stages.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.diffusion.conditional.Condition;
import io.formant.model.MelBatch;
import io.formant.tensor.Scope;
import java.util.List;

/**
 * What one clip is to say, and in which style. Training and sampling make the arrays of a batch of it in the same way.
 *
 * @param content of each frame, (F, C), or what a waveform model reads
 * @param style on the scale that the network knows, (E)
 * @param frames of the clip to make, samples where it is a waveform
 */
record ClipCondition(float[][] content, float[] style, int frames) {

  /** A clip whose content is given frame by frame. */
  ClipCondition(float[][] content, float[] style) {
    this(content, style, content.length);
  }

  /** The condition of a batch, padded to a multiple of {@code frameMultiple} frames. */
  static Condition batch(Scope scope, List<ClipCondition> clips, int frameMultiple) {
    MelBatch content =
        MelBatch.of(scope, clips.stream().map(ClipCondition::content).toList(), frameMultiple);
    return Condition.of(scope, content.mel(), styles(scope, clips), content.mask());
  }

  /** (B, 1, E). */
  static NDArray styles(Scope scope, List<ClipCondition> clips) {
    int width = clips.get(0).style().length;
    float[] styles = new float[clips.size() * width];
    for (int item = 0; item < clips.size(); item++) {
      System.arraycopy(clips.get(item).style(), 0, styles, item * width, width);
    }
    return scope.from(styles, clips.size(), 1, width);
  }
}
