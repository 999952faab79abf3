package io.formant.model.vits;

import io.formant.model.hifigan.HifiGanConfig;

/**
 * The shape of a VITS synthesiser, as the {@code model} part of its {@code config.json} gives it.
 *
 * @param symbols size of the text's alphabet
 * @param bins of the linear spectrogram, FFT / 2 + 1
 * @param segmentFrames that the decoder sees of each clip in training
 * @param latentChannels {@code inter_channels}
 * @param hiddenChannels of the encoders and the flow
 * @param filterChannels of the text encoder's feed-forward layers
 * @param heads of the text encoder's attention
 * @param layers of the text encoder
 * @param kernel width of the text encoder's convolutions
 * @param decoder latent to samples
 * @param speakers 0 for a single voice
 * @param speakerFeatures {@code gin_channels}: layers for them exist wherever it is not 0
 * @param stochasticDurations {@code use_sdp}: durations are drawn from a flow, else predicted
 */
public record VitsConfig(
    int symbols,
    int bins,
    int segmentFrames,
    int latentChannels,
    int hiddenChannels,
    int filterChannels,
    int heads,
    int layers,
    int kernel,
    HifiGanConfig decoder,
    int speakers,
    int speakerFeatures,
    boolean stochasticDurations) {

  public VitsConfig {
    requirePositive("n_vocab", symbols);
    requirePositive("spec_channels", bins);
    requirePositive("segment_size", segmentFrames);
    requirePositive("inter_channels", latentChannels);
    requirePositive("hidden_channels", hiddenChannels);
    requirePositive("filter_channels", filterChannels);
    requirePositive("n_heads", heads);
    requirePositive("kernel_size", kernel);
    if (latentChannels % 2 != 0) {
      throw new IllegalArgumentException(
          "inter_channels is " + latentChannels + ", expected an even number");
    }
    if (hiddenChannels % heads != 0) {
      throw new IllegalArgumentException("hidden_channels is " + hiddenChannels
          + ", expected a multiple of the " + heads + " heads");
    }
    if (layers < 0 || speakers < 0 || speakerFeatures < 0) {
      throw new IllegalArgumentException(
          "n_layers, n_speakers and gin_channels must not be negative, were " + layers + ", "
              + speakers + " and " + speakerFeatures);
    }
    if (speakers == 1 || speakers > 1 && speakerFeatures == 0) {
      throw new IllegalArgumentException("n_speakers is " + speakers + " and gin_channels "
          + speakerFeatures + ", expected no speakers, or at least two with features");
    }
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", expected at least 1");
    }
  }

  /** Whether a speaker must be named. */
  public boolean manySpeakers() {
    return speakers > 1;
  }
}
