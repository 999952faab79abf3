package io.formant.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * Dynamic thresholding: guidance drives clean targets out of the range of real ones, so each is clipped at a percentile of its
 * absolute values, where that is above the range, and scaled back into it.
 *
 * <p>Source: Saharia et al. 2022 (Imagen), section 2.3, https://arxiv.org/abs/2205.11487; their range is 1.
 *
 * @param percentile in (0, 1], such as 0.995; padded frames are left out
 * @param range the greatest absolute value that clean targets have
 */
public record Threshold(double percentile, double range) {

  public Threshold {
    if (!(percentile > 0 && percentile <= 1 && range > 0)) {
      throw new IllegalArgumentException("percentile " + percentile + ", range " + range
          + ": expected a percentile in (0, 1] and a positive range");
    }
  }

  /** (B, F, M), mask (B, F). */
  NDArray apply(NDArray clean, @Nullable NDArray mask) {
    return Kernels.dynamicThreshold(clean, mask, percentile, range);
  }
}
