package io.formant.model.imagebind;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.formant.audio.EvenCuts;
import io.formant.audio.spectrum.KaldiFilters;
import io.formant.tensor.FilterBanks;
import io.formant.tensor.Scope;
import io.formant.tensor.TensorData;
import java.util.List;

/**
 * How ImageBind hears a clip: short cuts, each freed of its mean, as Kaldi filter banks of a fixed number of frames, normalised.
 *
 * <p>The reference subtracts the mean of a cut in place, so that a cut that overlaps the one before sees samples which are shifted
 * already; kept, since the published numbers have it. Source: {@code load_and_transform_audio_data} of
 * https://github.com/facebookresearch/ImageBind.
 *
 * @param rateHz sampling rate of the clips
 * @param bands M
 * @param frames F, that each picture is filled or cut to
 * @param cuts where a clip is cut
 * @param mean subtracted from a picture
 * @param deviation that a picture is divided by
 */
public record ImageBindFront(
    int rateHz, int bands, int frames, EvenCuts cuts, double mean, double deviation) {

  /** Three cuts of 2 s at 16 kHz as 128 bands and 204 frames. */
  public static final ImageBindFront PUBLISHED =
      new ImageBindFront(16_000, 128, 204, new EvenCuts(2, 3), -4.268, 9.138);

  private static final double WINDOW_MS = 25;
  private static final double HOP_MS = 10;
  private static final double PRE_EMPHASIS = 0.97;
  private static final double FLOOR = Math.ulp(1f);

  public ImageBindFront {
    if (frames < 1 || !(deviation > 0)) {
      throw new IllegalArgumentException(
          frames + " frames and deviation " + deviation + ", expected at least 1 and more than 0");
    }
  }

  int windowSamples() {
    return (int) (rateHz * WINDOW_MS * 0.001);
  }

  int hopSamples() {
    return (int) (rateHz * HOP_MS * 0.001);
  }

  private int fftSize() {
    int size = Integer.highestOneBit(windowSamples());
    return size == windowSamples() ? size : 2 * size;
  }

  /** The symmetric Hann window. */
  TensorData window() {
    float[] window = new float[windowSamples()];
    for (int i = 0; i < window.length; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / (window.length - 1)));
    }
    return new TensorData(new long[] {window.length}, window);
  }

  TensorData filters() {
    float[] matrix = new KaldiFilters(rateHz, fftSize(), bands).matrix();
    return new TensorData(new long[] {fftSize() / 2 + 1, bands}, matrix);
  }

  /**
   * Pictures of the cuts of clips, (B, S, M, F).
   *
   * @param clips each (channels, T) at {@link #rateHz}; the first channel is heard, the mean is that of all
   */
  public NDArray pictures(Scope scope, List<float[][]> clips) {
    NDArray window = scope.from(window());
    NDArray filters = scope.from(filters());
    NDList pictures = new NDList();
    for (float[][] clip : clips) {
      NDArray waveform = waveform(scope, clip);
      for (EvenCuts.Cut cut : cuts.of(clip[0].length, rateHz))
        pictures.add(picture(part(waveform, cut), window, filters));
    }
    return NDArrays.concat(pictures).reshape(clips.size(), cuts.count(), bands, frames);
  }

  private static NDArray waveform(Scope scope, float[][] channels) {
    int length = channels[0].length;
    float[] samples = new float[channels.length * length];
    for (int channel = 0; channel < channels.length; channel++)
      System.arraycopy(channels[channel], 0, samples, channel * length, length);
    return scope.from(samples, channels.length, length);
  }

  /** The first channel of a cut, without the mean of all channels, which is taken off the waveform (channels, T) itself. */
  private NDArray part(NDArray waveform, EvenCuts.Cut cut) {
    long length = waveform.getShape().get(1);
    long begin = Math.min(cut.begin(), length);
    long end = Math.min(cut.end(), length);
    if (end - begin < windowSamples()) {
      throw new IllegalArgumentException("a cut has " + (end - begin)
          + " samples, expected at least a window of " + windowSamples());
    }
    NDArray part = waveform.get(":, {}:{}", begin, end);
    part.subi(part.mean());
    return part.get("0:1");
  }

  /** Of one cut (1, T): a picture (1, M, F). A processor's cache holds its frames, and not those of many. */
  private NDArray picture(NDArray part, NDArray window, NDArray filters) {
    NDArray banks = FilterBanks.kaldi(part, window, filters, hopSamples(), PRE_EMPHASIS, FLOOR);
    return FilterBanks.picture(banks, frames, mean, deviation);
  }
}
