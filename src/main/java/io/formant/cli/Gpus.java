package io.formant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The NVIDIA GPUs of this machine, told from the driver's own listing without starting a tensor engine. */
final class Gpus {
  private static final Path DRIVER = Path.of("/proc/driver/nvidia/gpus");
  private static final String MODEL = "Model:";

  private Gpus() {}

  /** Their models, in the order of the bus; none where there is no driver. */
  static List<String> models() {
    return models(DRIVER);
  }

  static List<String> models(Path driver) {
    try (Stream<Path> folders = Files.list(driver)) {
      return folders
          .sorted()
          .map(folder -> model(folder.resolve("information")))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String model(Path information) {
    try (Stream<String> lines = Files.lines(information)) {
      return lines
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(MODEL.length()).strip())
          .findFirst()
          .orElse("GPU");
    } catch (IOException e) {
      return "GPU";
    }
  }
}
