package io.formant.model.vits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.formant.tensor.Scope;
import io.formant.tensor.VoiceKernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One pass of training, up to the terms of the loss.
 *
 * @param prior of the text
 * @param posterior of the recording
 * @param alignment found between the two
 * @param durationLoss of each item over all tokens of the batch, (B)
 * @param divergence of the posterior from the prior, by the latent drawn, mean over frames; a scalar
 * @param firstFrames where the slices begin
 * @param samples of the slices, (B, segment · hop)
 */
public record VitsPass(
    Prior prior,
    Posterior posterior,
    Alignment alignment,
    NDArray durationLoss,
    NDArray divergence,
    int[] firstFrames,
    NDArray samples) {

  /**
   * What is learned from.
   *
   * @param ids int64 (B, S)
   * @param tokens of each item
   * @param spectrogram (B, F, bins)
   * @param frames of each item
   * @param speakers int64 (B); null for a single voice
   * @param posteriorNoise standard normal, (B, F, C)
   * @param durationNoise standard normal, (B, S, 2)
   * @param slices where each slice lies between the first and the last possible, (B) in [0, 1)
   */
  public record Batch(
      NDArray ids,
      int[] tokens,
      NDArray spectrogram,
      int[] frames,
      @Nullable NDArray speakers,
      NDArray posteriorNoise,
      NDArray durationNoise,
      float[] slices) {}

  /** Runs the pass. */
  public static VitsPass of(Vits vits, Batch batch, Scope scope) {
    NDArray textMask =
        Vits.mask(scope, batch.tokens(), (int) batch.ids().getShape().get(1));
    NDArray audioMask =
        Vits.mask(scope, batch.frames(), (int) batch.spectrogram().getShape().get(1));
    NDArray speaker = vits.speaker(batch.speakers());
    Prior prior = vits.prior(batch.ids(), textMask);
    Posterior posterior =
        vits.posterior(batch.spectrogram(), audioMask, speaker, batch.posteriorNoise());
    NDArray z = vits.toPrior(posterior.latent(), audioMask, speaker);
    Alignment alignment = align(prior, z, batch);
    NDArray path = alignment.path(scope);
    NDArray durations = path.sum(new int[] {1});
    NDArray durationLoss =
        vits.durationLoss(prior, speaker, durations, batch.durationNoise()).div(textMask.sum());
    int[] first = firstFrames(batch, vits.config().segmentFrames());
    NDArray slices = slices(posterior.latent(), first, vits.config().segmentFrames());
    return new VitsPass(
        prior,
        posterior,
        alignment,
        durationLoss,
        divergence(prior, posterior, z, path),
        first,
        vits.decode(slices, speaker));
  }

  /** The alignment under which the recording's latent is likeliest given the text. */
  private static Alignment align(Prior prior, NDArray z, Batch batch) {
    float[] scores = Vits.scores(prior, z).toFloatArray();
    int frames = (int) z.getShape().get(1);
    int tokens = (int) prior.mask().getShape().get(1);
    int[][] token = new int[batch.frames().length][];
    for (int item = 0; item < token.length; item++) {
      float[][] rows = new float[batch.frames()[item]][];
      for (int y = 0; y < rows.length; y++) {
        int begin = (item * frames + y) * tokens;
        rows[y] = Arrays.copyOfRange(scores, begin, begin + batch.tokens()[item]);
      }
      token[item] = MonotonicAlignment.of(rows);
    }
    return new Alignment(token, frames, tokens);
  }

  private static NDArray divergence(Prior prior, Posterior posterior, NDArray z, NDArray path) {
    return VoiceKernels.drawnDivergence(
        z,
        posterior.logDeviation(),
        Vits.expanded(path, prior.mean()),
        Vits.expanded(path, prior.logDeviation()),
        posterior.mask());
  }

  private static int[] firstFrames(Batch batch, int segment) {
    int[] first = new int[batch.frames().length];
    for (int item = 0; item < first.length; item++) {
      first[item] = (int) (batch.slices()[item] * (batch.frames()[item] - segment + 1));
    }
    return first;
  }

  private static NDArray slices(NDArray latent, int[] first, int segment) {
    NDArray[] parts = new NDArray[first.length];
    for (int item = 0; item < first.length; item++) {
      parts[item] = latent.get(item + ", " + first[item] + ":" + (first[item] + segment));
    }
    return NDArrays.stack(new NDList(parts));
  }
}
