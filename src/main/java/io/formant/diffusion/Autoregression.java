package io.formant.diffusion;

import static io.formant.diffusion.Objective.VELOCITY;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import io.formant.tensor.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * v-diffusion of endless targets: a window of several chunks, each with a time of its own, which the network is told frame by frame.
 * The older half of the window is clean, the newer half stands on a ladder of rising noise; when the ladder has come down by one
 * chunk, the window moves on to a chunk of fresh noise.
 *
 * <p>Source: {@code ARVDiffusion} and {@code ARVSampler} of https://github.com/archinetai/audio-diffusion-pytorch.
 *
 * @param frames of the window
 * @param chunks of the window, even
 */
public record Autoregression(int frames, int chunks) {

  /** A network that is told the time of each frame, and nothing else of it. */
  @FunctionalInterface
  public interface Network {

    /**
     * One prediction.
     *
     * @param x noisy targets, (B, F, M)
     * @param times (B or 1, F, 1)
     * @return (B, F, M)
     */
    NDArray predict(NDArray x, NDArray times, Scope scope);
  }

  public Autoregression {
    if (chunks < 2 || chunks % 2 != 0 || frames < 1 || frames % chunks != 0) {
      throw new IllegalArgumentException("window of " + frames + " frames in " + chunks
          + " chunks, expected an even number of chunks of equal length");
    }
  }

  /** Frames of a chunk. */
  public int chunkFrames() {
    return frames / chunks;
  }

  /** The time of each frame from those of chunks: (B, chunks) to (B, F, 1). */
  public NDArray times(NDArray perChunk) {
    return perChunk.expandDims(2).repeat(2, chunkFrames()).reshape(-1, frames, 1);
  }

  /**
   * Mean squared error of a prediction.
   *
   * @param clean (B, F, M)
   * @param noise standard normal, (B, F, M)
   * @param times (B, F, 1), one an item and chunk
   */
  public NDArray loss(Network network, NDArray clean, NDArray noise, NDArray times, Scope scope) {
    Level at = VELOCITY.path().at(times);
    NDArray y = network.predict(at.mix(clean, noise), times, scope);
    return y.sub(VELOCITY.target(clean, noise, at)).square().mean();
  }

  /** A whole window at one time each step, as an ordinary sampler would make it. */
  public NDArray window(Network network, NDArray noise, int steps, Scope scope) {
    List<float[]> times = new ArrayList<>();
    for (double time : Schedule.linear(steps).times()) {
      float[] same = new float[frames];
      Arrays.fill(same, (float) time);
      times.add(same);
    }
    return descend(network, noise, times, scope);
  }

  /**
   * The times of each frame on the way down the ladder, by one chunk.
   *
   * @param steps on that way
   * @return steps + 1 rows of (F); the first half is clean, and the last row is the first one, one chunk older
   */
  public List<float[]> ladder(int steps) {
    List<float[]> rows = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      rows.add(row(steps, step));
    }
    float[] last = new float[frames];
    int moved = frames / 2;
    System.arraycopy(rows.get(0), moved, last, moved + chunkFrames(), moved - chunkFrames());
    rows.add(last);
    return rows;
  }

  /** Falling evenly from 1, for the newest chunk in the first row, to 0, for the oldest on the ladder in the last. */
  private float[] row(int steps, int step) {
    int half = chunks / 2;
    float[] row = new float[frames];
    for (int chunk = 0; chunk < half; chunk++) {
      int stand = (half - 1 - chunk) * steps + step;
      int begin = (half + chunk) * chunkFrames();
      float time = (float) (1 - (double) stand / Math.max(1, half * steps - 1));
      Arrays.fill(row, begin, begin + chunkFrames(), time);
    }
    return row;
  }

  /**
   * As many chunks as asked for, from a window on.
   *
   * @param start a window made before, (B, F, M), not noisy
   * @param count chunks to make, those of the window included; no fewer than it has
   * @param steps of the ladder's way down by one chunk
   * @param noise first for the window, then for each fresh chunk
   * @param scope where the sample will live
   * @return (B, count · chunkFrames, M)
   */
  public NDArray extend(
      Network network, NDArray start, int count, int steps, Noise noise, Scope scope) {
    if (count < chunks) {
      throw new IllegalArgumentException(
          "asked for " + count + " chunks, expected at least the window's " + chunks);
    }
    if (count == chunks) {
      return scope.view(start);
    }
    List<float[]> ladder = ladder(steps);
    long[] shape = start.getShape().getShape();
    NDArray first = noise.next(scope, shape);
    NDArray window = level(ladder.get(0), scope).mix(start, first);
    List<NDArray> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      window = descend(network, window, ladder, scope);
      made.add(window.get(new NDIndex(":, :" + chunkFrames())));
      NDArray rest = window.get(new NDIndex(":, " + chunkFrames() + ":"));
      window = rest.concat(noise.next(scope, shape[0], chunkFrames(), shape[2]), 1);
    }
    return NDArrays.concat(new NDList(made), 1);
  }

  private NDArray descend(Network network, NDArray start, List<float[]> times, Scope scope) {
    NDArray x = scope.view(start);
    for (int i = 0; i + 1 < times.size(); i++) {
      try (Scope step = Scope.open();
          NDArray here = x) {
        NDArray view = step.view(here);
        NDArray y = network.predict(view, step.from(times.get(i), 1, frames, 1), step);
        Level from = level(times.get(i), step);
        NDArray clean = VELOCITY.clean(view, y, from);
        NDArray noisy = level(times.get(i + 1), step).mix(clean, VELOCITY.noise(view, y, from));
        x = scope.adopt(noisy);
      }
    }
    return x;
  }

  private Level level(float[] times, Scope scope) {
    return VELOCITY.path().at(scope.from(times, 1, frames, 1));
  }
}
