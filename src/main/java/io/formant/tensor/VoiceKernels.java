package io.formant.tensor;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of speech synthesisers, each one call into the engine, differentiable, on channels-last activations.
 *
 * <p>Letters: B batch, L frames or tokens, C channels, H heads, G features of a condition, W reach in tokens. Weights have the shapes
 * of PyTorch's state dicts. A mask is float32, (B, L). A result belongs to the scope of the first argument.
 *
 * <p>Sources: VITS, Kim et al. 2021, https://arxiv.org/abs/2106.06103; HiFi-GAN, Kong et al. 2020, https://arxiv.org/abs/2010.05646.
 */
public final class VoiceKernels {

  private VoiceKernels() {}

  /**
   * A transformer layer with learned distances between tokens: x (B, L, C), same shape out; padded tokens are undefined afterwards.
   *
   * @param weights query, key, value and out (C, C, 1), each with its bias; keys and values of distances (1 or H, 2W + 1, C/H); norm
   *     (C) and its bias; two convolutions of any width, each with its bias; norm (C) and its bias
   */
  public static NDArray relativeBlock(NDArray x, NDArray mask, List<NDArray> weights, int heads) {
    return run(x, "relative_block", x, mask, weights, heads);
  }

  /**
   * Gated convolutions with residual and skip connections, as WaveNet's: x (B, L, C), same shape out.
   *
   * @param weights of each layer: gate (2C, C, K), its bias, residual and skip (2C or, in the last layer, C, C, 1), its bias
   * @param condition features (B, 1, G), a map (2C·layers, G, 1), its bias; empty where there are none
   * @param dilationRate dilation of a layer over that of the one before
   */
  public static NDArray gatedStack(
      NDArray x, NDArray mask, List<NDArray> weights, List<NDArray> condition, int dilationRate) {
    return run(x, "gated_stack", x, mask, weights, condition, dilationRate);
  }

  /**
   * Dilated convolutions of each channel by itself, then across channels, with residual connections: x (B, L, C), same shape out.
   *
   * @param weights of each layer: own (C, 1, K), its bias, across (C, C, 1), its bias, two norms (C), each with its bias
   * @param added to x first, (B, L, C)
   */
  public static NDArray separableStack(
      NDArray x, NDArray mask, List<NDArray> weights, @Nullable NDArray added) {
    return run(x, "separable_stack", x, mask, weights, added == null ? List.of() : List.of(added));
  }

  /**
   * One half of the channels bends the other by a monotone rational-quadratic spline, which is the identity beyond ±bound.
   *
   * <p>Source: Durkan et al. 2019, https://arxiv.org/abs/1906.04032.
   *
   * @param x (B, L, 2c)
   * @param features (B, L, F)
   * @param weights of the maps c to F and F to c·(3·bins − 1), each with its bias; then those of a separable stack
   * @return the result, (B, L, 2c), and the logarithm of the determinant, (B)
   */
  public static List<NDArray> splineFlow(
      NDArray x,
      NDArray mask,
      NDArray features,
      List<NDArray> weights,
      int bins,
      double bound,
      boolean inverse) {
    return Script.runList(
        x.getManager(), "spline_flow", x, mask, features, weights, bins, bound, inverse ? 1 : 0);
  }

  /** Whole frames of each token: log durations (B, S), mask (B, S); ⌈exp(x)·scale⌉ where the mask is 1, else 0. */
  public static NDArray wholeFrames(NDArray logFrames, NDArray mask, double scale) {
    return run(logFrames, "whole_frames", logFrames, mask, scale);
  }

  /** Squared errors of log durations, summed over tokens: log durations, durations in frames and mask (B, S); result (B). */
  public static NDArray durationError(NDArray logFrames, NDArray frames, NDArray mask) {
    return run(logFrames, "duration_error", logFrames, frames, mask);
  }

  /**
   * Whole frames made continuous by taking a share of the last one off each.
   *
   * @param frames (B, S)
   * @param raw the share before its sigmoid, (B, S, 1)
   * @return log durations, (B, S, 1), and the logarithm of the determinant of the sigmoid, (B)
   */
  public static List<NDArray> continuousFrames(NDArray frames, NDArray raw, NDArray mask) {
    return Script.runList(frames.getManager(), "continuous_frames", frames, raw, mask);
  }

  /** Minus the log-density of standard normals, summed over valid rows: x (B, S, C), mask (B, S); result (B). */
  public static NDArray normalEnergy(NDArray x, NDArray mask) {
    return run(x, "normal_energy", x, mask);
  }

  /** Log-likelihood of frames (B, F, C) under the normals of tokens, (B, S, C) each; result (B, F, S). */
  public static NDArray tokenScores(NDArray frames, NDArray mean, NDArray logDeviation) {
    return run(frames, "token_scores", frames, mean, logDeviation);
  }

  /**
   * Divergence of a posterior from a prior, by a draw of the posterior: a scalar, mean over valid frames.
   *
   * @param draw (B, F, C)
   * @param posterior log deviation of the posterior, (B, F, C)
   * @param mean of the prior, (B, F, C)
   * @param logDeviation of the prior, (B, F, C)
   */
  public static NDArray drawnDivergence(
      NDArray draw, NDArray posterior, NDArray mean, NDArray logDeviation, NDArray mask) {
    return run(draw, "drawn_divergence", draw, posterior, mean, logDeviation, mask);
  }

  /**
   * One stage of HiFi-GAN: up-sampling by a transposed convolution, then the mean of stacks of dilated convolutions.
   *
   * @param x (B, L, C)
   * @param weights the transposed convolution (C, C′, K), its bias; then, stack by stage and dilation by dilation, one convolution
   *     (C′, C′, k) and its bias or, with pairs, two
   * @param dilations of all stacks, one after another
   * @param sizes how many dilations each stack has
   * @param pairs whether an undilated convolution follows each dilated one
   * @return (B, about L·rate, C′)
   */
  public static NDArray generatorStage(
      NDArray x, List<NDArray> weights, int rate, long[] dilations, long[] sizes, boolean pairs) {
    return run(x, "generator_stage", x, weights, rate, dilations, sizes, pairs ? 1 : 0);
  }

  /** The end of HiFi-GAN, to samples in (−1, 1): x (B, L, C), w (1, C, K), b (1); result (B, L). */
  public static NDArray generatorEnd(NDArray x, NDArray w, @Nullable NDArray b) {
    return run(x, "generator_end", x, w, b == null ? List.of() : List.of(b));
  }

  /**
   * ConvNeXt blocks over frames: x (B, F, C), same shape out.
   *
   * <p>Source: Liu et al. 2022, https://arxiv.org/abs/2201.03545.
   *
   * @param weights of each block: own (C, 1, K), its bias, norm (C), its bias, wide (E, C), its bias, back (C, E), its bias, scale (C)
   */
  public static NDArray frameStack(NDArray x, List<NDArray> weights) {
    return run(x, "frame_stack", x, weights);
  }

  /**
   * A spectrum out of frames.
   *
   * @param x (B, F, 3·bins): logarithm of the magnitude over the base, then a direction as two numbers
   * @param base amplitudes that magnitudes are told against, (B, F, bins)
   * @return (B, bins, F, 2), as {@link Spectral#istft} takes it
   */
  public static NDArray spectrum(NDArray x, NDArray base) {
    return run(x, "spectrum_of", x, base);
  }

  /** Log-mel pictures of waveforms (N, T): (N, 1 + T / hop, M). */
  public static NDArray logBands(NDArray x, Bands bands) {
    return run(
        x,
        "log_bands",
        x,
        bands.window(),
        bands.fft(),
        bands.hop(),
        bands.filters(),
        bands.scale(),
        bands.floor());
  }

  /** Waveforms (N, T) with each band of each frame brought nearer to pictures (N, 1 + T / hop, M). */
  public static NDArray levelled(NDArray x, NDArray pictures, Bands bands) {
    return run(
        x,
        "banded",
        x,
        pictures,
        bands.window(),
        bands.fft(),
        bands.hop(),
        bands.filters(),
        bands.spread(),
        bands.scale(),
        bands.floor());
  }

  /**
   * How waveforms become log-mel pictures; waveforms have zeros around them, and frame i stands around sample i·hop.
   *
   * @param window (W)
   * @param filters (M, fft/2 + 1)
   * @param spread from bands back to bins, (fft/2 + 1, M)
   * @param scale that amplitudes are divided by
   * @param floor least amplitude before the logarithm
   */
  public record Bands(
      NDArray window,
      int fft,
      int hop,
      NDArray filters,
      NDArray spread,
      double scale,
      double floor) {}

  private static NDArray run(NDArray owner, String method, Object... arguments) {
    return Script.run(owner.getManager(), method, arguments);
  }
}
