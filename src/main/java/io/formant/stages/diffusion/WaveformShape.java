package io.formant.stages.diffusion;

import io.formant.model.unet.UNetSizes;
import io.formant.model.waveform.ReaderConfig;
import io.formant.model.waveform.WaveformConfig;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import java.util.List;
import java.util.Optional;

/** How long waveforms are and how their content is read, as YAML gives it: exactly one of hop, hidden and tokens. */
record WaveformShape(
    @Doc("length of every waveform, to which clips are cut or padded [samples]")
    int samples,

    @Doc("content is frames in time, one after so many samples: a spectrogram or latents [samples]")
    Optional<Integer> hop,

    @Doc("of the convolution that expands frames, four hops unless given [samples]")
    Optional<Integer> kernel,

    @Doc("content is one vector, read through a layer of this width")
    Optional<Integer> hidden,

    @Doc("content is tokens, at most so many") Optional<Integer> tokens,

    @Doc(
        "channels of the convolutions over tokens; the last one's are drawn at the waveform's rate")
    @Default("[]")
    List<Integer> convolutions) {

  /** Tokens of the learned style that stands for none, as many as the study has. */
  private static final int NULL_TOKENS = 64;

  WaveformShape {
    convolutions = List.copyOf(convolutions);
    long ways =
        List.of(hop, hidden, tokens).stream().filter(Optional::isPresent).count();
    if (samples < 1 || ways != 1) {
      throw new IllegalArgumentException(
          "samples must be positive and one of hop, hidden and tokens" + " be given, were "
              + samples + " and " + ways + " of them");
    }
    if (tokens.isPresent() == convolutions.isEmpty()) {
      throw new IllegalArgumentException(
          "convolutions belong to tokens, were " + convolutions + " for " + tokens + " tokens");
    }
    if (hop.isPresent() && samples % hop.get() != 0) {
      throw new IllegalArgumentException(
          "samples must be a multiple of hop, were " + samples + " and " + hop.get());
    }
  }

  /** The model of this shape; throws IllegalArgumentException where its parts do not fit. */
  WaveformConfig config(UNetSizes sizes, int contentWidth, int styleWidth) {
    ReaderConfig reader = reader(contentWidth, styleWidth);
    WaveformConfig config = WaveformConfig.of(reader, sizes, styleWidth, NULL_TOKENS);
    int multiple = config.network().unet().frameMultiple();
    if (samples % multiple != 0) {
      throw new IllegalArgumentException(
          "samples are " + samples + ", expected a multiple of the network's " + multiple);
    }
    return config;
  }

  private ReaderConfig reader(int contentWidth, int styleWidth) {
    if (hop.isPresent()) {
      return new ReaderConfig.Latents(contentWidth, kernel.orElse(4 * hop.get()), hop.get());
    }
    if (hidden.isPresent()) {
      return new ReaderConfig.Sentence(contentWidth, hidden.get(), samples, styleWidth);
    }
    return new ReaderConfig.Phonemes(
        contentWidth, convolutions, tokens.orElseThrow(), samples, styleWidth);
  }
}
