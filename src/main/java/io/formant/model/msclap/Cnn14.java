package io.formant.model.msclap;

import ai.djl.ndarray.NDArray;
import io.formant.nn.BatchNorm;
import io.formant.nn.Linear;
import io.formant.tensor.Kernels;
import io.formant.tensor.Namespace;
import io.formant.tensor.Parameters;
import io.formant.tensor.Pictures;
import java.util.ArrayList;
import java.util.List;

/**
 * The CNN14 of PANNs: six blocks of convolutions over a log-mel spectrogram. In evaluation.
 *
 * <p>Source: Kong et al. 2020, https://arxiv.org/abs/1912.10211, as {@code Cnn14} in https://github.com/microsoft/CLAP.
 */
final class Cnn14 implements AudioBranch {

  private static final int CLIP_SECONDS = 5;

  private final Cnn14Config config;
  private final NDArray window;
  private final NDArray filters;
  private final BatchNorm norm;
  private final List<Block> blocks = new ArrayList<>();
  private final Linear embedding;
  private final Linear classifier;

  Cnn14(Namespace names, Parameters constants, Cnn14Config config) {
    this.config = config;
    window = constants.root().given("window", config.front().window());
    filters = names.given("logmel_extractor.melW", config.front().filters());
    norm = new BatchNorm(names.at("bn0"), config.front().bank().bands());
    int inputs = 1;
    for (int width : config.widths()) {
      blocks.add(new Block(names.at("conv_block" + (blocks.size() + 1)), inputs, width));
      inputs = width;
    }
    embedding = new Linear(names.at("fc1"), inputs, config.features());
    classifier = new Linear(names.at("fc_audioset"), config.features(), config.classes());
  }

  @Override
  public NDArray logMel(NDArray waveform) {
    return config.front().decibels(waveform, window, filters);
  }

  @Override
  public Heard hear(NDArray logMel) {
    if (logMel.getShape().get(1) < config.leastFrames()) {
      throw new IllegalArgumentException(
          "spectrograms have " + logMel.getShape().get(1) + " frames, expected at least "
              + config.leastFrames() + ": use longer clips");
    }
    NDArray h = norm.apply(logMel).expandDims(3);
    for (int block = 0; block < blocks.size(); block++) {
      h = blocks.get(block).apply(h, block < blocks.size() - 1 ? 2 : 1);
    }
    NDArray latent = Kernels.relu(embedding.apply(Pictures.maxAndMean(h)));
    return new Heard(latent, Kernels.sigmoid(classifier.apply(latent)));
  }

  @Override
  public int clipSeconds() {
    return CLIP_SECONDS;
  }

  @Override
  public int features() {
    return config.features();
  }

  /** Two convolutions, each with a batch norm. */
  private static final class Block {
    private final NDArray first;
    private final NDArray second;
    private final BatchNorm norm1;
    private final BatchNorm norm2;

    Block(Namespace names, int inputs, int width) {
      first = names.uniform("conv1.weight", bound(inputs), width, inputs, 3, 3);
      second = names.uniform("conv2.weight", bound(width), width, width, 3, 3);
      norm1 = new BatchNorm(names.at("bn1"), width);
      norm2 = new BatchNorm(names.at("bn2"), width);
    }

    private static double bound(int inputs) {
      return 1 / Math.sqrt(9.0 * inputs);
    }

    NDArray apply(NDArray x, int pool) {
      return Pictures.convBlock(x, first, norm1.values(), second, norm2.values(), pool);
    }
  }
}
