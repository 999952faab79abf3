package io.formant.stages.diffusion;

import io.formant.model.ContentFrames;
import io.formant.model.waveform.ReaderConfig;
import io.formant.stages.Content;
import java.util.Arrays;
import java.util.List;

/**
 * A content as the reader of a waveform model takes it: as many rows for every clip.
 *
 * @param rateHz of the waveforms
 * @param samples of every waveform
 */
record WaveformContent(ReaderConfig reader, int rateHz, int samples) {

  /** The content's rows, padded with zeros, (F, D); throws IllegalArgumentException where it has too many. */
  float[][] rows(Content content) {
    if (reader instanceof ReaderConfig.Latents latents) {
      return padded(inTime(content, latents), samples / latents.hop());
    }
    int most = reader instanceof ReaderConfig.Phonemes phonemes ? phonemes.tokens() : 1;
    if (content.tokens() > most) {
      throw new IllegalArgumentException("a content has " + content.tokens()
          + " tokens, the waveform model reads at most " + most);
    }
    return padded(content.rows(), most);
  }

  /** How many samples frames in time last. */
  int spoken(Content content, ReaderConfig.Latents latents) {
    return Math.min(samples, frames(content, latents) * latents.hop());
  }

  private int frames(Content content, ReaderConfig.Latents latents) {
    double seconds = Arrays.stream(content.durationsSeconds()).sum();
    return Math.max(1, (int) Math.ceil(seconds * rateHz / latents.hop()));
  }

  /** Each token as long as it lasts, a frame a hop. */
  private float[][] inTime(Content content, ReaderConfig.Latents latents) {
    int[] frames = ContentFrames.scaled(content.durationsSeconds(), frames(content, latents));
    float[][] tokens = content.rows();
    float[][] rows = new float[Arrays.stream(frames).sum()][];
    int end = 0;
    for (int token = 0; token < frames.length; token++) {
      Arrays.fill(rows, end, end + frames[token], tokens[token]);
      end += frames[token];
    }
    return rows;
  }

  private float[][] padded(float[][] rows, int length) {
    float[][] padded = Arrays.copyOf(rows, length);
    for (int row = rows.length; row < length; row++) padded[row] = new float[reader.width()];
    return padded;
  }

  /** Contents of a batch in a row, (B, F, D). */
  static float[] flat(List<float[][]> contents) {
    int rows = contents.get(0).length;
    int width = contents.get(0)[0].length;
    float[] flat = new float[contents.size() * rows * width];
    for (int item = 0; item < contents.size(); item++) {
      for (int row = 0; row < rows; row++) {
        System.arraycopy(contents.get(item)[row], 0, flat, (item * rows + row) * width, width);
      }
    }
    return flat;
  }
}
