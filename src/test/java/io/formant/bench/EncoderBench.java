package io.formant.bench;

import com.sun.management.OperatingSystemMXBean;
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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Embeds batches of five-second clips with full-size encoders at random weights, in turns with {@code bench/encoders.py}, which does
 * the same in plain PyTorch. Prints the ratio of the medians: below 1, this is the faster of the two.
 */
public final class EncoderBench {
  private static final int BATCH = 8;
  private static final int THREADS = 2;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Process peer;
  private final BufferedReader answers;
  private final PrintWriter questions;

  private EncoderBench(List<String> command) throws IOException {
    peer = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    answers = peer.inputReader(StandardCharsets.UTF_8);
    questions = new PrintWriter(peer.outputWriter(StandardCharsets.UTF_8), true);
  }

  /** One measured batch. */
  private record Times(double wallSeconds, double cpuSeconds) {}

  /**
   * @param arguments rounds, the Python to run, its script, and the subjects to measure: all of them if none are named
   */
  public static void main(String[] arguments) throws IOException {
    Torch.start(new Compute("cpu", THREADS));
    int rounds = Integer.parseInt(arguments[0]);
    Map<String, Runnable> subjects = subjects();
    List<String> names = arguments.length > 3
        ? Arrays.asList(arguments).subList(3, arguments.length)
        : List.copyOf(subjects.keySet());
    List<String> command =
        List.of(arguments[1], "-W", "ignore", arguments[2], "" + BATCH, "" + THREADS);
    EncoderBench bench = new EncoderBench(command);
    System.out.printf(
        "%d clips of 5 s a subject, batches of %d, %d threads%n", rounds * BATCH, BATCH, THREADS);
    for (String name : names) bench.measure(name, rounds, subjects.get(name));
    bench.questions.close();
    bench.peer.destroy();
  }

  private void measure(String name, int rounds, Runnable subject) throws IOException {
    List<Times> here = new ArrayList<>();
    List<Times> there = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      Times peers = ask(name);
      Times own = timed(subject);
      if (round == 0) continue; // both warm up
      there.add(peers);
      here.add(own);
    }
    double[] wall = {median(here, true), median(there, true)};
    double[] cpu = {median(here, false), median(there, false)};
    System.out.printf(
        "%-10s %7.3f s of CPU a clip here, %7.3f in Python: ratio %.2f; by the clock %7.3f and %7.3f: ratio %.2f%n",
        name,
        cpu[0] / BATCH,
        cpu[1] / BATCH,
        cpu[0] / cpu[1],
        wall[0] / BATCH,
        wall[1] / BATCH,
        wall[0] / wall[1]);
  }

  private Times ask(String name) throws IOException {
    questions.println(name);
    String answer = answers.readLine();
    if (answer == null) throw new IOException("the peer ended: is PyTorch there?");
    String[] parts = answer.split(" ");
    return new Times(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
  }

  private static Times timed(Runnable subject) {
    long wall = System.nanoTime();
    long cpu = SYSTEM.getProcessCpuTime();
    subject.run();
    return new Times((System.nanoTime() - wall) / 1e9, (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
  }

  private static double median(List<Times> times, boolean wall) {
    double[] sorted = times.stream()
        .mapToDouble(each -> wall ? each.wallSeconds() : each.cpuSeconds())
        .sorted()
        .toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
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
    subjects.put("log-mel", () -> logMel(clap, tenSeconds));
    subjects.put("fbank", () -> filterBanks(clips));
    subjects.put("resample", () -> resample(clips));
    return subjects;
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
      clap.branch().logMel(scope.from(samples, BATCH, LaionClap.CLIP_SAMPLES)).toFloatArray();
    }
  }

  private static void filterBanks(List<float[][]> clips) {
    try (Scope scope = Scope.open()) {
      ImageBindFront.PUBLISHED.pictures(scope, clips).toFloatArray();
    }
  }

  private static void resample(List<float[][]> clips) {
    Resampler resampler = new Resampler(16_000, 44_100);
    clips.forEach(clip -> resampler.resample(clip[0]));
  }
}
