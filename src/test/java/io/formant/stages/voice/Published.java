package io.formant.stages.voice;

import io.formant.model.hifigan.HifiGan;
import io.formant.model.vits.Vits;
import io.formant.stage.PublishedFile;
import io.formant.stages.TinyCorpus;
import io.formant.tensor.Parameters;
import io.formant.tensor.Seed;
import io.formant.tensor.TensorData;
import io.formant.tensor.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Weights and configurations as their authors publish them, tiny and untrained. */
final class Published {
  private static final int HOP = 64;

  private Published() {}

  /** VITS of three speakers at the tiny corpus' rate. */
  static Path vits(Path folder) throws IOException {
    Files.writeString(folder.resolve("config.json"), """
        {"train": {"segment_size": 512},
         "data": {"sampling_rate": %d, "filter_length": 256, "hop_length": %d, "win_length": 256,
          "text_cleaners": ["english_cleaners2"], "add_blank": true, "n_speakers": 3},
         "model": {"inter_channels": 6, "hidden_channels": 8, "filter_channels": 12, "n_heads": 2,
          "n_layers": 1, "kernel_size": 3, "p_dropout": 0.1, "resblock": "2",
          "resblock_kernel_sizes": [3], "resblock_dilation_sizes": [[1, 2]],
          "upsample_rates": [8, 8], "upsample_initial_channel": 8,
          "upsample_kernel_sizes": [16, 16], "n_layers_q": 3, "use_spectral_norm": false,
          "gin_channels": 4}}
        """.formatted(TinyCorpus.RATE_HZ, HOP));
    Path file = folder.resolve("vits.safetensors");
    try (Parameters parameters = new Parameters(new Seed(1))) {
      new Vits(
          parameters.root(),
          ConfigFile.read(Optional.of(PublishedFile.at(folder.resolve("config.json"))))
              .vits());
      write(parameters, file);
    }
    return file;
  }

  /** A HiFi-GAN whose spectrograms have 20 bands. */
  static Path hifiGan(Path folder) throws IOException {
    Files.writeString(folder.resolve("config.json"), """
        {"resblock": "1", "upsample_rates": [8, 8], "upsample_kernel_sizes": [16, 16],
         "upsample_initial_channel": 8, "resblock_kernel_sizes": [3],
         "resblock_dilation_sizes": [[1, 3, 5]], "num_mels": 20, "n_fft": 256, "hop_size": %d,
         "win_size": 256, "sampling_rate": %d, "fmin": 0, "fmax": 3600}
        """.formatted(HOP, TinyCorpus.RATE_HZ));
    Path file = folder.resolve("generator.safetensors");
    try (Parameters parameters = new Parameters(new Seed(1))) {
      ConfigFile config =
          ConfigFile.read(Optional.of(PublishedFile.at(folder.resolve("config.json"))));
      HifiGan.vocoder(parameters.root(), config.hifiGan(), 20);
      write(parameters, file);
    }
    return file;
  }

  /** With every convolution of the decoder as length and direction. */
  private static void write(Parameters parameters, Path file) throws IOException {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    parameters.save().forEach((name, data) -> {
      boolean normed = name.matches(".*(ups|resblocks|in_layers)\\..*weight");
      if (normed) {
        tensors.put(name + "_g", lengths(data));
        tensors.put(name + "_v", data);
      } else {
        tensors.put(name, data);
      }
    });
    new Safetensors(tensors, Map.of()).write(file);
  }

  private static TensorData lengths(TensorData direction) {
    int rows = (int) direction.shape()[0];
    int width = direction.values().length / rows;
    float[] lengths = new float[rows];
    for (int i = 0; i < direction.values().length; i++) {
      lengths[i / width] += direction.values()[i] * direction.values()[i];
    }
    for (int row = 0; row < rows; row++) {
      lengths[row] = (float) Math.sqrt(lengths[row]);
    }
    return new TensorData(new long[] {rows, 1, 1}, lengths);
  }
}
