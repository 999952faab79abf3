package io.formant.model.waveform;

import io.formant.tensor.Namespace;
import java.util.List;

/** What content a waveform model reads, and how large its reader is. */
public sealed interface ReaderConfig {

  /** Width D of the content. */
  int width();

  /** Channels that are made of it. */
  int channels();

  /** The reader with its weights, those of the study by name. */
  ContentReader make(Namespace names);

  /**
   * Latent or spectrogram frames, expanded to samples by a transposed convolution.
   *
   * @param width of a frame
   * @param kernel of the convolution, in samples
   * @param hop from one frame to the next, in samples
   */
  record Latents(int width, int kernel, int hop) implements ReaderConfig {
    public Latents {
      positive("width", width);
      positive("hop", hop);
      if (kernel < hop) {
        throw new IllegalArgumentException(
            "kernel is " + kernel + " samples, expected at least the hop, " + hop);
      }
    }

    @Override
    public int channels() {
      return 1;
    }

    @Override
    public ContentReader make(Namespace names) {
      return new LatentReader(names, this);
    }
  }

  /**
   * One vector for a sentence.
   *
   * @param width of the vector
   * @param hidden width of the layer between it and the waveform
   * @param samples of the waveform
   * @param styleWidth E of the style that the duration also depends on
   */
  record Sentence(int width, int hidden, int samples, int styleWidth) implements ReaderConfig {
    public Sentence {
      positive("width", width);
      positive("hidden width", hidden);
      positive("number of samples", samples);
      positive("style width", styleWidth);
    }

    @Override
    public int channels() {
      return 1;
    }

    @Override
    public ContentReader make(Namespace names) {
      return new SentenceReader(names, this);
    }
  }

  /**
   * States of a text encoder, a fixed number of tokens.
   *
   * @param width of a state
   * @param convolutions channels of each convolution; the last one's see the network
   * @param tokens of a text, padded with zeros
   * @param samples of the waveform
   * @param styleWidth E of the style that the duration also depends on
   */
  record Phonemes(int width, List<Integer> convolutions, int tokens, int samples, int styleWidth)
      implements ReaderConfig {
    public Phonemes {
      convolutions = List.copyOf(convolutions);
      positive("width", width);
      positive("number of convolutions", convolutions.size());
      convolutions.forEach(channels -> positive("channels of a convolution", channels));
      positive("number of samples", samples);
      positive("style width", styleWidth);
      positive("number of tokens after all convolutions", left(tokens, convolutions));
    }

    @Override
    public int channels() {
      return convolutions.get(convolutions.size() - 1);
    }

    @Override
    public ContentReader make(Namespace names) {
      return new PhonemeReader(names, this);
    }

    /** Tokens left after all convolutions, each of which takes its borders. */
    int left() {
      return left(tokens, convolutions);
    }

    private static int left(int tokens, List<Integer> convolutions) {
      return tokens - (PhonemeReader.WIDTH - 1) * convolutions.size();
    }
  }

  private static void positive(String what, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(what + " is " + number + ", expected at least 1");
    }
  }
}
