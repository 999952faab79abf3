package io.formant.stages.parity;

import ai.djl.ndarray.NDArray;
import io.formant.model.denoiser.ConditionedUNetConfig;
import io.formant.model.waveform.ReaderConfig;
import io.formant.model.waveform.WaveformConfig;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Settings;
import io.formant.tensor.Scope;
import java.util.List;
import java.util.Set;

/**
 * Constructor arguments of the study's waveform models.
 *
 * @param system vocoder, sentence or phoneme
 * @param config as given
 */
record WaveformSettings(String system, Settings config) {

  private static final Set<String> KNOWN = Set.of(
      "model_type",
      "loss",
      "num_steps",
      "mel_channels",
      "mel_n_fft",
      "mel_hop_length",
      "mel_win_length",
      "mel_sample_rate",
      "mel_center",
      "mel_normalize",
      "mel_normalize_log",
      "text_emb_channels",
      "audio_emb_channels",
      "max_len",
      "phoneme_conv_channels",
      "phoneme_tokens",
      "sentence_hidden",
      "batch",
      "salt");

  private static final int HIDDEN = 2048;
  private static final List<Integer> CONVOLUTIONS = List.of(512, 256, 128, 64, 32);
  private static final int TOKENS = 256;

  /** The model. A class takes as input channels what it expands a text to; the target itself has one. */
  WaveformConfig model() {
    UNetSettings unet = new UNetSettings(config).expectOnly(KNOWN);
    ReaderConfig reader = reader();
    if (system.equals("phoneme") && config.whole("in_channels", 1) != reader.channels()) {
      throw new IllegalArgumentException("in_channels is " + config.whole("in_channels", 1)
          + ", expected the channels of the last convolution, " + reader.channels());
    }
    ConditionedUNetConfig network = unet.network(1, reader.channels());
    return new WaveformConfig(reader, network);
  }

  /** What reads the content. */
  ReaderConfig reader() {
    return switch (system) {
      case "vocoder" -> latents();
      case "sentence" ->
        new ReaderConfig.Sentence(
            config.whole("text_emb_channels"),
            config.whole("sentence_hidden", HIDDEN),
            config.whole("max_len"),
            config.whole("audio_emb_channels"));
      default -> phonemes();
    };
  }

  private ReaderConfig latents() {
    int window = config.whole("mel_win_length", config.whole("mel_n_fft"));
    return new ReaderConfig.Latents(
        config.whole("mel_channels"),
        window,
        config.whole("mel_hop_length", config.whole("mel_n_fft") / 4));
  }

  ReaderConfig.Phonemes phonemes() {
    return new ReaderConfig.Phonemes(
        config.whole("text_emb_channels"),
        config.has("phoneme_conv_channels") ? config.wholes("phoneme_conv_channels") : CONVOLUTIONS,
        config.whole("phoneme_tokens", TOKENS),
        config.whole("max_len"),
        config.whole("audio_emb_channels"));
  }

  /** What the model reads, (B, F, D). */
  NDArray content(ReferenceCase reference, Scope scope) {
    return switch (system) {
      case "vocoder" -> Layout.channelsLast(reference.input("z").in(scope));
      case "sentence" -> reference.input("text_embedding").in(scope);
      default -> tokens(reference.input("phoneme_embedding").in(scope));
    };
  }

  /** A text encoder's states (B, 1, D, tokens) as (B, tokens, D). */
  static NDArray tokens(NDArray states) {
    return states.squeeze(1).transpose(0, 2, 1);
  }

  /** Weight of the absolute error in the loss. */
  double absoluteWeight() {
    return config.numbers("loss").get(0);
  }

  /** Weight of the squared error in the loss. */
  double squareWeight() {
    return config.numbers("loss").get(1);
  }
}
