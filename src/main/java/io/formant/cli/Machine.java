package io.formant.cli;

import io.formant.report.Origin.Commit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the program runs on, and from which source. */
final class Machine {
  private static final int GIT_SECONDS = 5;

  private Machine() {}

  static Map<String, String> device() {
    Map<String, String> device = new LinkedHashMap<>();
    Runtime runtime = Runtime.getRuntime();
    device.put("processor", processor().orElse(System.getProperty("os.arch")));
    List<String> gpus = Gpus.models();
    if (!gpus.isEmpty()) device.put("GPUs", String.join(", ", gpus));
    device.put("cores", Integer.toString(runtime.availableProcessors()));
    device.put("Java heap", runtime.maxMemory() / (1 << 20) + " MiB at most");
    device.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    return device;
  }

  private static Optional<String> processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.replaceFirst(".*:\\s*", ""))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The commit that the program's folder has checked out; unknown where there is no git or no checkout. */
  static Commit commit(Path home) {
    if (!Files.exists(home.resolve(".git"))) return Commit.UNKNOWN;
    return git(home, "rev-parse", "HEAD")
        .map(id -> new Commit(
            id,
            git(home, "status", "--porcelain")
                .map(changes -> !changes.isEmpty())
                .orElse(false)))
        .orElse(Commit.UNKNOWN);
  }

  private static Optional<String> git(Path home, String... words) {
    List<String> command =
        Stream.concat(Stream.of("git", "-C", home.toString()), Stream.of(words)).toList();
    try {
      Process git = new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor(GIT_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0
          ? Optional.of(answer.strip())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
