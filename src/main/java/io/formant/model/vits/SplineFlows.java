package io.formant.model.vits;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import io.formant.tensor.VoiceKernels;
import java.util.ArrayList;
import java.util.List;

/** Two channels through an affine map, then four times a spline of one by the other and an exchange of the two. */
final class SplineFlows {

  private static final int FLOWS = 4;
  private static final int CHANNELS = 2;
  private static final int BINS = 10;
  private static final double BOUND = 5;

  private final NDArray mean;
  private final NDArray logScale;
  private final List<List<NDArray>> splines = new ArrayList<>();

  /**
   * @param value (B, S, 2)
   * @param logDeterminant (B)
   */
  record Mapped(NDArray value, NDArray logDeterminant) {}

  SplineFlows(Namespace names, int features) {
    mean = names.at(0).zeros("m", CHANNELS, 1);
    logScale = names.at(0).zeros("logs", CHANNELS, 1);
    for (int i = 0; i < FLOWS; i++) {
      splines.add(
          spline(names.at(2 * i + 1), features)); // the others are exchanges, which have no weights
    }
  }

  private static List<NDArray> spline(Namespace names, int features) {
    int half = CHANNELS / 2;
    List<NDArray> weights = new ArrayList<>();
    double bound = 1 / Math.sqrt(half);
    weights.add(names.at("pre").uniform("weight", bound, features, half, 1));
    weights.add(names.at("pre").uniform("bias", bound, features));
    weights.add(names.at("proj").zeros("weight", half * (3L * BINS - 1), features, 1));
    weights.add(names.at("proj").zeros("bias", half * (3L * BINS - 1)));
    weights.addAll(new SeparableStack(names.at("convs"), features).weights());
    return weights;
  }

  /** From durations to noise: z (B, S, 2), features (B, S, H). */
  Mapped forward(NDArray z, NDArray mask, NDArray features) {
    NDArray rows = row(mask, logScale);
    NDArray x = Kernels.masked(z.mul(rows.exp()).add(row(mask, mean)), mask);
    NDArray logDeterminant = mask.expandDims(2).mul(rows).sum(new int[] {1, 2});
    for (List<NDArray> spline : splines) {
      List<NDArray> bent = bend(x, mask, features, spline, false);
      x = bent.get(0).flip(2);
      logDeterminant = logDeterminant.add(bent.get(1));
    }
    return new Mapped(x, logDeterminant);
  }

  /** From noise to durations. As in the reference, the first spline is left out. */
  NDArray sample(NDArray noise, NDArray mask, NDArray features) {
    NDArray x = noise;
    for (int i = FLOWS - 1; i >= 1; i--) {
      x = bend(x.flip(2), mask, features, splines.get(i), true).get(0);
    }
    x = x.flip(2);
    NDArray scaled = x.sub(row(mask, mean)).mul(row(mask, logScale).neg().exp());
    return Kernels.masked(scaled, mask);
  }

  private static List<NDArray> bend(
      NDArray x, NDArray mask, NDArray features, List<NDArray> spline, boolean inverse) {
    return VoiceKernels.splineFlow(x, mask, features, spline, BINS, BOUND, inverse);
  }

  /** A parameter (2, 1) as (1, 1, 2), in the scope of an activation. */
  private static NDArray row(NDArray owner, NDArray parameter) {
    NDArray row = parameter.reshape(1, 1, CHANNELS);
    row.attach(owner.getManager());
    return row;
  }
}
