package io.formant.stages.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.artifact.Block;
import io.formant.loss.MultiResolutionStft;
import io.formant.metric.Interval;
import io.formant.stages.evaluate.Measured;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Samples beside the clips that they should be, by the distance of their spectra at several resolutions. */
final class ReconstructionScores {
  private static final String NOTE =
      "Each training clip sampled again from noise, with its own content, style and length, beside answers that are the same whatever is "
          + "asked for. Distance: multi-resolution STFT (FFT 1,024, 2,048 and 8,192, A-weighted, 128 mel bands); mean over clips with its "
          + "95 % bootstrap interval. This is memory of training clips, not speech of unheard ones.";

  private final MultiResolutionStft distance;
  private final int samples;

  /**
   * @param samples to which waveforms are padded
   */
  ReconstructionScores(int rateHz, int samples) {
    distance = WaveformLoss.spectra(rateHz);
    this.samples = samples;
  }

  /**
   * @param wanted the clips, by name in {@code keys}
   * @param made the sample of each
   */
  List<Block> blocks(List<String> keys, List<float[]> wanted, List<float[]> made, Seed seed) {
    double[][] far = new double[made.size()][];
    for (int i = 0; i < far.length; i++) far[i] = distances(made.get(i), wanted);
    double[] own = IntStream.range(0, far.length).mapToDouble(i -> far[i][i]).toArray();
    Map<String, double[]> constants = constants(wanted, seed);
    return List.of(summary(own, constants, seed), each(keys, far));
  }

  /** From one waveform to each clip. */
  private double[] distances(float[] waveform, List<float[]> clips) {
    return clips.stream().mapToDouble(clip -> distance(waveform, clip)).toArray();
  }

  private double distance(float[] x, float[] y) {
    try (Scope scope = Scope.open()) {
      NDArray a = scope.from(Arrays.copyOf(x, samples), 1, samples);
      NDArray b = scope.from(Arrays.copyOf(y, samples), 1, samples);
      return distance.total(distance.terms(a, b, scope)).getFloat();
    }
  }

  /** The distances to each clip of what a model could always answer. */
  private Map<String, double[]> constants(List<float[]> wanted, Seed seed) {
    Map<String, double[]> constants = new LinkedHashMap<>();
    constants.put("silence", distances(new float[samples], wanted));
    constants.put("white noise as loud as the clips", distances(noise(wanted, seed), wanted));
    constants.put("the mean of all clips", distances(mean(wanted), wanted));
    constants.put("the one clip nearest to all", nearestToAll(wanted));
    return constants;
  }

  private float[] noise(List<float[]> wanted, Seed seed) {
    double power = wanted.stream()
        .flatMapToDouble(clip -> IntStream.range(0, clip.length).mapToDouble(i -> clip[i]))
        .map(sample -> sample * sample)
        .average()
        .orElse(0);
    RandomStream random = seed.at("white").stream();
    float[] noise = random.normals(samples);
    for (int i = 0; i < noise.length; i++) noise[i] *= (float) Math.sqrt(power);
    return noise;
  }

  private float[] mean(List<float[]> wanted) {
    float[] mean = new float[samples];
    for (float[] clip : wanted) {
      for (int i = 0; i < clip.length; i++) mean[i] += clip[i] / wanted.size();
    }
    return mean;
  }

  private double[] nearestToAll(List<float[]> wanted) {
    double[] best = distances(wanted.get(0), wanted);
    for (float[] clip : wanted.subList(1, wanted.size())) {
      double[] distances = distances(clip, wanted);
      if (Arrays.stream(distances).sum() < Arrays.stream(best).sum()) {
        best = distances;
      }
    }
    return best;
  }

  private static Block summary(double[] own, Map<String, double[]> constants, Seed seed) {
    List<List<Block.Cell>> rows = new ArrayList<>();
    rows.add(List.of(Block.Cell.of("samples"), mean(own, seed)));
    constants.forEach(
        (name, distances) -> rows.add(List.of(Block.Cell.of(name), mean(distances, seed))));
    return new Block.Table(
        "Does the model bring its training clips back?",
        NOTE,
        List.of("", "distance to the clips"),
        rows);
  }

  private static Block.Cell mean(double[] values, Seed seed) {
    return Measured.of(Interval.bootstrapMean(values, seed.value()), "");
  }

  private static Block each(List<String> keys, double[][] far) {
    List<List<Block.Cell>> rows = new ArrayList<>();
    int right = 0;
    for (int i = 0; i < far.length; i++) {
      int nearest = nearestOther(far[i], i);
      right += far[i][i] < far[i][nearest] ? 1 : 0;
      rows.add(List.of(
          Block.Cell.of(keys.get(i)),
          Measured.of(far[i][i], 1, ""),
          Measured.of(far[i][nearest], 1, ""),
          Block.Cell.of(keys.get(nearest))));
    }
    String note = "%d of %d samples are nearer to their own clip than to any other."
        .formatted(right, far.length);
    List<String> columns = List.of("clip", "to its own", "to the nearest other", "which is");
    return new Block.Table("Samples and the clips nearest to them", note, columns, rows);
  }

  private static int nearestOther(double[] distances, int own) {
    return IntStream.range(0, distances.length)
        .filter(i -> i != own)
        .reduce((a, b) -> distances[a] <= distances[b] ? a : b)
        .orElseThrow();
  }
}
