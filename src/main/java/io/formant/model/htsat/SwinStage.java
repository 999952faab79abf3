package io.formant.model.htsat;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Namespace;
import io.formant.tensor.Pictures;
import java.util.ArrayList;
import java.util.List;

/** Blocks at one resolution, then, but for the last stage, four patches become one. */
final class SwinStage {

  private final List<SwinBlock> blocks = new ArrayList<>();
  private final List<NDArray> norm;
  private final List<NDArray> reduction;

  SwinStage(Namespace names, HtsatConfig config, int stage) {
    for (int block = 0; block < config.depths().get(stage); block++) {
      blocks.add(new SwinBlock(names.at("blocks").at(block), config, stage, block % 2 == 1));
    }
    if (stage == config.stages() - 1) {
      norm = List.of();
      reduction = List.of();
      return;
    }
    if (config.rows(stage) % 2 != 0 || config.columns(stage) % 2 != 0) {
      throw new IllegalArgumentException("stage " + stage + " has " + config.rows(stage) + " × "
          + config.columns(stage) + " patches, expected even numbers to merge");
    }
    long width = config.width(stage);
    Namespace merging = names.at("downsample");
    norm = List.of(merging.ones("norm.weight", 4 * width), merging.zeros("norm.bias", 4 * width));
    reduction = List.of(merging.normal("reduction.weight", 0.02, 2 * width, 4 * width));
  }

  /** x (B, H, W, C); result (B, H/2, W/2, 2C), of the last stage as x. */
  NDArray apply(NDArray x) {
    NDArray y = x;
    for (SwinBlock block : blocks) {
      y = block.apply(y);
    }
    return reduction.isEmpty() ? y : Pictures.mergePatches(y, norm, reduction.get(0));
  }
}
