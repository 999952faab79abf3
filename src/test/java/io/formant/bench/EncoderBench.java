package io.formant.bench;

import io.formant.audio.Resampler;
import io.formant.model.htsat.HtsatConfig;
import io.formant.model.htsat.LaionClap;
import io.formant.model.imagebind.ImageBindAudio;
import io.formant.model.imagebind.ImageBindConfig;
import io.formant.model.imagebind.ImageBindFront;
import io.formant.tensor.Compute;
import io.formant.tensor.RandomStream;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import io.formant.tensor.Torch;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Embeds batches of five-second clips with full-size encoders at random weights, in turns with {@code bench/encoders.py}, which does
 * the same in plain PyTorch. Prints the ratio of the medians: below 1, this is the faster of the two.
 */
public final class EncoderBench {
  private static final int BATCH = 8;

  /**
   * @param arguments rounds, threads, the Python to run, its script, and the subjects to measure: all of them if none are named
   */
  public static void main(String[] arguments) throws IOException {
    int rounds = Integer.parseInt(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    Torch.start(new Compute("cpu", threads));
    Map<String, Runnable> subjects = subjects();
    List<String> names = arguments.length > 4
        ? Arrays.asList(arguments).subList(4, arguments.length)
        : List.copyOf(subjects.keySet());
    List<String> command =
        List.of(arguments[2], "-W", "ignore", arguments[3], "" + BATCH, "" + threads);
    System.out.printf(
        "batches of %d clips of 5 s, %d threads, %d rounds%n", BATCH, threads, rounds);
    try (Peer peer = new Peer(command)) {
      for (String name : names) {
        print(name, peer.inTurns(name, rounds, Objects.requireNonNull(subjects.get(name))));
      }
    }
  }

  private static void print(String name, Peer.Turns turns) {
    double[] cpu = turns.medians(Peer.Times::cpuSeconds);
    double[] spread = turns.spread(Peer.Times::cpuSeconds);
    System.out.printf(
        "%-10s %7.3f s of CPU a round here, %7.3f in Python: ratio %.2f (%.2f to %.2f); by the clock %.2f%n",
        name,
        cpu[0],
        cpu[1],
        turns.ratio(Peer.Times::cpuSeconds),
        spread[0],
        spread[1],
        turns.ratio(Peer.Times::wallSeconds));
  }

  private static Map<String, Runnable> subjects() {
    RandomStream random = new Seed(1).stream();
    float[] mel = random.normals(BATCH * 1001 * 64);
    float[] cuts = random.normals(BATCH * 3 * 128 * 204);
    float[] tenSeconds = random.normals(BATCH * LaionClap.CLIP_SAMPLES);
    List<float[][]> clips = IntStream.range(0, BATCH)
        .mapToObj(i -> new float[][] {random.normals(80_000)})
        .toList();
    HtsatConfig tiny =
        HtsatConfig.published(LaionClap.FRONT, 96, List.of(2, 2, 6, 2), List.of(4, 8, 16, 32), 0);
    LaionClap clap = LaionClap.untrained(tiny, 512);
    ImageBindAudio imageBind = ImageBindAudio.untrained(ImageBindConfig.HUGE);
    Map<String, Runnable> subjects = new LinkedHashMap<>();
    subjects.put("htsat", () -> htsat(clap, mel));
    subjects.put("imagebind", () -> imageBind(imageBind, cuts));
    subjects.put("log-mel", tenTimes(() -> logMel(clap, tenSeconds)));
    subjects.put("fbank", tenTimes(() -> filterBanks(clips)));
    subjects.put("resample", tenTimes(() -> resample(clips)));
    return subjects;
  }

  /** A front end is over too soon for a clock of CPU time. */
  private static Runnable tenTimes(Runnable run) {
    return () -> IntStream.range(0, 10).forEach(i -> run.run());
  }

  private static void htsat(LaionClap clap, float[] mel) {
    try (Scope scope = Scope.open()) {
      clap.project(clap.branch().embed(scope.from(mel, BATCH, 1001, 64))).toFloatArray();
    }
  }

  private static void imageBind(ImageBindAudio imageBind, float[] cuts) {
    try (Scope scope = Scope.open()) {
      imageBind.embed(scope.from(cuts, BATCH, 3, 128, 204)).toFloatArray();
    }
  }

  private static void logMel(LaionClap clap, float[] samples) {
    try (Scope scope = Scope.open()) {
      clap.branch().logMel(scope.from(samples, BATCH, LaionClap.CLIP_SAMPLES));
    }
  }

  private static void filterBanks(List<float[][]> clips) {
    try (Scope scope = Scope.open()) {
      ImageBindFront.PUBLISHED.pictures(scope, clips);
    }
  }

  private static void resample(List<float[][]> clips) {
    Resampler resampler = new Resampler(16_000, 44_100);
    clips.forEach(clip -> resampler.resample(clip[0]));
  }
}
