package io.formant.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A Python process that does the same work in plain PyTorch, and answers how long it took. */
final class Peer implements AutoCloseable {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter questions;

  Peer(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    if (!"shared".equals(System.getProperty("formant.bench.allocator"))) {
      builder.environment().keySet().removeIf(name -> name.startsWith("MALLOC_"));
    }
    process = builder.start();
    answers = process.inputReader(StandardCharsets.UTF_8);
    questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  /** One piece of work. */
  record Times(double wallSeconds, double cpuSeconds) {}

  /**
   * Work of both, in turns after one round of warming up.
   *
   * @param here by this program, a round each
   * @param there by the peer, a round each
   */
  record Turns(List<Times> here, List<Times> there) {

    /** The ratio of medians: below 1, this program is the faster. */
    double ratio(ToDoubleFunction<Times> of) {
      return median(here.stream().mapToDouble(of).toArray())
          / median(there.stream().mapToDouble(of).toArray());
    }

    /** Least and greatest ratio of a round. */
    double[] spread(ToDoubleFunction<Times> of) {
      double[] ratios = new double[here.size()];
      for (int i = 0; i < ratios.length; i++) {
        ratios[i] = of.applyAsDouble(here.get(i)) / of.applyAsDouble(there.get(i));
      }
      Arrays.sort(ratios);
      return new double[] {ratios[0], ratios[ratios.length - 1]};
    }

    /** Medians of this program and of the peer. */
    double[] medians(ToDoubleFunction<Times> of) {
      return new double[] {
        median(here.stream().mapToDouble(of).toArray()),
        median(there.stream().mapToDouble(of).toArray())
      };
    }
  }

  Turns inTurns(String name, int rounds, Runnable own) throws IOException {
    List<Times> here = new ArrayList<>();
    List<Times> there = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      double[] answer = ask(name);
      Times mine = timed(own);
      if (round > 0) {
        there.add(new Times(answer[0], answer[1]));
        here.add(mine);
      }
    }
    return new Turns(here, there);
  }

  /** What the peer answers to a word, as numbers. */
  double[] ask(String word) throws IOException {
    questions.println(word);
    String answer = answers.readLine();
    if (answer == null) throw new IOException("the peer ended: is PyTorch there?");
    return Arrays.stream(answer.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static Times timed(Runnable work) {
    long wall = System.nanoTime();
    long cpu = SYSTEM.getProcessCpuTime();
    work.run();
    return new Times((System.nanoTime() - wall) / 1e9, (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** Peak of this process' resident memory [MiB]. */
  static double peakMebibytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    questions.close();
    process.destroy();
  }
}
