package io.formant.stages.diffusion;

import io.formant.model.BandStatistics;
import java.util.Arrays;
import java.util.List;

/**
 * Where a bridge starts: the content of a clip, frame by frame, on the scale of targets.
 *
 * @param bands mean and deviation of contents
 */
record BridgeSource(BridgeShape shape, BandStatistics bands) {

  /**
   * @param contents of training clips, each at least as wide as targets
   * @param width of targets
   */
  static BridgeSource of(BridgeShape shape, List<float[][]> contents, int width) {
    List<float[][]> pictures =
        contents.stream().map(each -> columns(each, width)).toList();
    return new BridgeSource(shape, BandStatistics.of(width, pictures));
  }

  private static float[][] columns(float[][] content, int width) {
    return Arrays.stream(content).map(frame -> Arrays.copyOf(frame, width)).toArray(float[][]::new);
  }

  /** (F, M). */
  float[][] of(ClipCondition condition) {
    return bands.normalize(columns(condition.content(), bands.mean().length));
  }
}
