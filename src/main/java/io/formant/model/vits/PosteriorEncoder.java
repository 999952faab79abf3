package io.formant.model.vits;

import ai.djl.ndarray.NDArray;
import io.formant.nn.Conv1d;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import org.jspecify.annotations.Nullable;

/** A linear spectrogram to the distribution of its latent. */
final class PosteriorEncoder {

  private static final int LAYERS = 16;

  private final int channels;
  private final Conv1d in;
  private final WaveNet net;
  private final Conv1d out;

  PosteriorEncoder(Namespace names, VitsConfig config) {
    channels = config.latentChannels();
    in = new Conv1d(names.at("pre"), config.bins(), config.hiddenChannels(), 1);
    net = new WaveNet(names.at("enc"), config.hiddenChannels(), LAYERS, config.speakerFeatures());
    out = new Conv1d(names.at("proj"), config.hiddenChannels(), 2 * channels, 1);
  }

  /**
   * @param spectrogram (B, F, bins)
   * @param mask (B, F)
   * @param speaker (B, 1, G)
   * @param noise standard normal, (B, F, C)
   */
  Posterior apply(NDArray spectrogram, NDArray mask, @Nullable NDArray speaker, NDArray noise) {
    NDArray h = net.apply(Kernels.masked(in.apply(spectrogram), mask), mask, speaker);
    NDArray statistics = Kernels.masked(out.apply(h), mask);
    NDArray mean = statistics.get(":, :, :" + channels);
    NDArray logDeviation = statistics.get(":, :, " + channels + ":");
    NDArray latent = Kernels.masked(mean.add(noise.mul(logDeviation.exp())), mask);
    return new Posterior(latent, mean, logDeviation, mask);
  }
}
