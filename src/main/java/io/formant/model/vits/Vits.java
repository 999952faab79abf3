package io.formant.model.vits;

import ai.djl.ndarray.NDArray;
import io.formant.model.hifigan.HifiGan;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import io.formant.tensor.Scope;
import io.formant.tensor.VoiceKernels;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A synthesiser that speaks text, turns recordings into latents and back, and changes who speaks. Parameters have the names of the
 * reference's state dict with weight norms folded. Nothing is drawn inside: all noise is given.
 *
 * <p>Source: Kim, Kong & Son 2021, https://arxiv.org/abs/2106.06103; code https://github.com/jaywalnut310/vits.
 *
 * <p>Letters: B batch, S tokens, F frames, C latent channels, G features of a speaker.
 */
public final class Vits {

  private final VitsConfig config;
  private final TextEncoder text;
  private final HifiGan decoder;
  private final PosteriorEncoder posterior;
  private final CouplingFlow flow;
  private final Durations durations;
  private final @Nullable NDArray speakers;

  public Vits(Namespace names, VitsConfig config) {
    this.config = config;
    int features = config.speakerFeatures();
    text = new TextEncoder(names.at("enc_p"), config);
    decoder = HifiGan.decoder(names.at("dec"), config.decoder(), config.latentChannels(), features);
    posterior = new PosteriorEncoder(names.at("enc_q"), config);
    flow = new CouplingFlow(names.at("flow"), config);
    durations = config.stochasticDurations()
        ? new StochasticDurations(names.at("dp"), config.hiddenChannels(), features)
        : new PlainDurations(names.at("dp"), config.hiddenChannels(), features);
    speakers =
        config.manySpeakers() ? names.normal("emb_g.weight", 1, config.speakers(), features) : null;
  }

  public VitsConfig config() {
    return config;
  }

  /**
   * Features of speakers, (B, 1, G); null for a single voice.
   *
   * @param ids int64 (B); not read for a single voice
   * @throws IllegalArgumentException if there are many speakers and none is named
   */
  public @Nullable NDArray speaker(@Nullable NDArray ids) {
    if (speakers == null) {
      return null;
    }
    if (ids == null) {
      throw new IllegalArgumentException(
          "no speaker is named, expected one of the " + config.speakers() + " of the model");
    }
    return Kernels.embedding(ids, speakers).expandDims(1);
  }

  /** What symbols let expect: ids int64 (B, S), mask (B, S). */
  public Prior prior(NDArray ids, NDArray mask) {
    return text.apply(ids, mask);
  }

  /** The latent of recordings: spectrogram (B, F, bins), mask (B, F), noise standard normal (B, F, C). */
  public Posterior posterior(
      NDArray spectrogram, NDArray mask, @Nullable NDArray speaker, NDArray noise) {
    return posterior.apply(spectrogram, mask, speaker, noise);
  }

  /** Latents (B, F, C) to the space of the prior. */
  public NDArray toPrior(NDArray latent, NDArray mask, @Nullable NDArray speaker) {
    return flow.forward(latent, mask, speaker);
  }

  /** From the space of the prior to latents, (B, F, C). */
  public NDArray fromPrior(NDArray z, NDArray mask, @Nullable NDArray speaker) {
    return flow.inverse(z, mask, speaker);
  }

  /** Samples of latents (B, F, C), in (−1, 1): (B, F · hop). Padded frames are heard too, unless they are cut off. */
  public NDArray decode(NDArray latent, @Nullable NDArray speaker) {
    return decoder.forward(latent, speaker);
  }

  /**
   * Natural logarithms of durations in frames, (B, S).
   *
   * @param noise (B, S, 2), of deviation 0.8 in the reference's demonstrations
   */
  public NDArray logFrames(Prior prior, @Nullable NDArray speaker, NDArray noise) {
    return durations.logFrames(prior.hidden(), prior.mask(), speaker, noise);
  }

  /** What the duration predictor minimises, (B): frames of each token (B, S), noise standard normal (B, S, 2). */
  public NDArray durationLoss(
      Prior prior, @Nullable NDArray speaker, NDArray frames, NDArray noise) {
    return durations.loss(prior.hidden(), prior.mask(), speaker, frames, noise);
  }

  /**
   * Whole frames for each token, given out in order.
   *
   * @param logFrames (B, S)
   * @param lengthScale above 1 is slower
   * @param lengths frames of each item where they are wanted; else the sum of its durations
   */
  public static Alignment alignment(
      NDArray logFrames, NDArray mask, double lengthScale, int @Nullable [] lengths) {
    NDArray whole = VoiceKernels.wholeFrames(logFrames, mask, lengthScale);
    float[] values = whole.toFloatArray();
    int items = (int) whole.getShape().get(0);
    int tokens = (int) whole.getShape().get(1);
    float[][] durations = new float[items][];
    int[] sums = new int[items];
    for (int item = 0; item < items; item++) {
      durations[item] = Arrays.copyOfRange(values, item * tokens, (item + 1) * tokens);
      float sum = 0;
      for (float duration : durations[item]) {
        sum += duration;
      }
      sums[item] = Math.max(1, (int) sum);
    }
    return Alignment.ofDurations(durations, lengths == null ? sums : lengths);
  }

  /** Log-likelihood of each frame in the prior's space, (B, F, C), under each token, (B, F, S); nothing learns from it. */
  public static NDArray scores(Prior prior, NDArray z) {
    return VoiceKernels.tokenScores(
        z.stopGradient(), prior.mean().stopGradient(), prior.logDeviation().stopGradient());
  }

  /** A row of tokens for each frame that says it: path (B, F, S), rows (B, S, C) to (B, F, C). */
  public static NDArray expanded(NDArray path, NDArray rows) {
    return path.matMul(rows);
  }

  /** One on the first {@code lengths} of each item, (B, longest). */
  public static NDArray mask(Scope scope, int[] lengths, int longest) {
    float[] mask = new float[lengths.length * longest];
    for (int item = 0; item < lengths.length; item++) {
      Arrays.fill(mask, item * longest, item * longest + lengths[item], 1);
    }
    return scope.from(mask, lengths.length, longest);
  }
}
