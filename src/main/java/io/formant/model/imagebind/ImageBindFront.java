package io.formant.model.imagebind;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.formant.audio.EvenCuts;
import io.formant.audio.spectrum.KaldiFilters;
import io.formant.tensor.FilterBanks;
import io.formant.tensor.Scope;
import io.formant.tensor.TensorData;
import java.util.ArrayList;
import java.util.Arrays;
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
    List<float[]> all = new ArrayList<>();
    clips.forEach(clip -> all.addAll(centred(clip)));
    NDArray window = scope.from(window());
    NDArray filters = scope.from(filters());
    NDList pictures = new NDList();
    all.forEach(cut -> pictures.add(picture(scope, cut, window, filters)));
    return FilterBanks.standardised(NDArrays.concat(pictures), mean, deviation)
        .reshape(clips.size(), cuts.count(), frames, bands)
        .transpose(0, 1, 3, 2);
  }

  /** Of one cut (1, F, M): a processor's cache holds its frames, and not those of many. */
  private NDArray picture(Scope scope, float[] cut, NDArray window, NDArray filters) {
    NDArray banks = FilterBanks.kaldi(
        scope.from(cut, 1, cut.length), window, filters, hopSamples(), PRE_EMPHASIS, FLOOR);
    return FilterBanks.fitted(banks, frames);
  }

  /** The first channel of each cut, without the mean of all channels. */
  private List<float[]> centred(float[][] clip) {
    float[][] shifted = Arrays.stream(clip).map(float[]::clone).toArray(float[][]::new);
    int length = clip[0].length;
    List<float[]> centred = new ArrayList<>();
    for (EvenCuts.Cut cut : cuts.of(length, rateHz)) {
      int begin = (int) Math.min(cut.begin(), length);
      int end = (int) Math.min(cut.end(), length);
      if (end - begin < windowSamples()) {
        throw new IllegalArgumentException("a cut has " + (end - begin)
            + " samples, expected at least a window of " + windowSamples());
      }
      subtractMean(shifted, begin, end);
      centred.add(Arrays.copyOfRange(shifted[0], begin, end));
    }
    return centred;
  }

  private static void subtractMean(float[][] channels, int begin, int end) {
    double sum = 0;
    for (float[] channel : channels) {
      for (int i = begin; i < end; i++) sum += channel[i];
    }
    float mean = (float) (sum / ((double) channels.length * (end - begin)));
    for (float[] channel : channels) {
      for (int i = begin; i < end; i++) channel[i] -= mean;
    }
  }
}
