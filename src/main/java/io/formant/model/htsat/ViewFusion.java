package io.formant.model.htsat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.formant.nn.BatchNorm;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import io.formant.tensor.Pictures;
import java.util.List;

/**
 * How three cuts of a long clip come into the patches of its whole, which a fixed picture shows only coarsely: each place weighs the
 * two against each other, by what stands there and by what stands anywhere.
 *
 * <p>Sources: Dai et al. 2021, attentional feature fusion, https://arxiv.org/abs/2009.14082; {@code aff_2d} of
 * https://github.com/LAION-AI/CLAP.
 */
final class ViewFusion {

  /** Cuts beside the whole. */
  static final int CUTS = 3;

  private static final int REDUCTION = 4;
  private static final int[] ONE = {1, 1};
  private static final int[] NONE = {0, 0};

  private final HtsatConfig config;
  private final List<NDArray> map;
  private final Gate here;
  private final Gate anywhere;

  ViewFusion(Namespace patches, HtsatConfig config) {
    this.config = config;
    int size = config.patchSize();
    map = conv(patches.at("mel_conv2d"), 1, config.width(), size, CUTS * size);
    Namespace gates = patches.at("fusion_model");
    here = gate(gates.at("local_att"), 0, config.width());
    anywhere = gate(gates.at("global_att"), 1, config.width());
  }

  /** Two maps of every place with a norm after each. */
  private record Gate(List<NDArray> in, BatchNorm inNorm, List<NDArray> out, BatchNorm outNorm) {
    NDArray apply(NDArray x) {
      NDArray h = Kernels.relu(inNorm.apply(Pictures.patches(x, in, ONE, NONE)));
      return outNorm.apply(Pictures.patches(h, out, ONE, NONE));
    }
  }

  private static Gate gate(Namespace names, int first, int width) {
    int inner = width / REDUCTION;
    return new Gate(
        conv(names.at(first), width, inner, 1, 1),
        new BatchNorm(names.at(first + 1), inner),
        conv(names.at(first + 3), inner, width, 1, 1),
        new BatchNorm(names.at(first + 4), width));
  }

  private static List<NDArray> conv(
      Namespace names, int inputs, int outputs, int height, int width) {
    double bound = 1 / Math.sqrt((double) inputs * height * width);
    return List.of(
        names.uniform("weight", bound, outputs, inputs, height, width),
        names.uniform("bias", bound, outputs));
  }

  /**
   * Patches of the whole with what its cuts show.
   *
   * @param whole (1, H, W, C)
   * @param cuts pictures of the cuts, (3, S, S, 1)
   * @return (1, H, W, C)
   */
  NDArray apply(NDArray whole, NDArray cuts) {
    NDArray detail = sideBySide(cuts, whole.getShape().get(2));
    NDArray sum = whole.add(detail);
    NDArray mean = sum.mean(new int[] {1}, true).mean(new int[] {2}, true);
    NDArray share = Kernels.sigmoid(here.apply(sum).add(anywhere.apply(mean)));
    return Kernels.times(detail.add(share.mul(whole.sub(detail))), 2);
  }

  /** Patches of the cuts, a third as many columns of each, filled with zeros or cut to so many columns. */
  private NDArray sideBySide(NDArray cuts, long columns) {
    int[] padding = config.patchPadding();
    HtsatConfig.Strides strides = config.patchStrides();
    int[] steps = {strides.down(), CUTS * strides.across()};
    NDArray each = Pictures.patches(cuts, map, steps, padding);
    long rows = each.getShape().get(1);
    NDArray joined = each.transpose(1, 0, 2, 3).reshape(1, rows, -1, config.width());
    long missing = columns - joined.getShape().get(2);
    return missing > 0
        ? joined.concat(cuts.getManager().zeros(zeros(rows, missing)), 2)
        : joined.get(":, :, :" + columns);
  }

  private Shape zeros(long rows, long columns) {
    return new Shape(1, rows, columns, config.width());
  }
}
