package io.formant.cli;

import io.formant.stage.catalog.EngineSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The tensor engine as this program is to start it, and as fingerprints name it: told from the library's own description and the
 * driver's, without starting it. The choice stands in the system properties {@code formant.device} and {@code formant.threads}; one
 * that was made there, or by an option, goes before the pipeline's.
 */
final class TensorEngine {
  private static final String LIBRARY = "native/lib/pytorch.properties";
  private static final String DEVICE = "formant.device";
  private static final String THREADS = "formant.threads";

  private TensorEngine() {}

  /** Chooses the device before a pipeline does. */
  static void prefer(EngineSpec option) {
    System.setProperty(DEVICE, option.device());
  }

  /** Makes the choice that stands: the one made before, else the pipeline's, with {@code auto} decided. */
  static void choose(EngineSpec pipeline) {
    String device = System.getProperty(DEVICE, pipeline.device());
    System.setProperty(DEVICE, decided(device, flavor(), Gpus.models()));
    System.setProperty(THREADS, Integer.toString(Integer.getInteger(THREADS, pipeline.threads())));
  }

  /** A device that is not {@code auto}, so that fingerprints say what was meant and nothing falls back unnoticed. */
  static String decided(String device, String flavor, List<String> gpus) {
    if (!device.equals("auto")) return device;
    return flavor.startsWith("cu") && !gpus.isEmpty() ? "cuda" : "cpu";
  }

  /** Such as {@code PyTorch 2.7.1 cpu, threads 1}. */
  static String description() {
    String device = System.getProperty(DEVICE, "cpu");
    return "PyTorch " + version() + " " + named(device, Gpus.models()) + ", threads "
        + Integer.getInteger(THREADS, 1);
  }

  /** A GPU by its model, since results depend on that and not on its number. */
  static String named(String device, List<String> gpus) {
    if (!device.startsWith("cuda")) return device;
    int number = device.contains(":") ? Integer.parseInt(device.substring("cuda:".length())) : 0;
    return number < gpus.size() ? "cuda " + gpus.get(number) : "cuda";
  }

  private static String version() {
    return installed("PYTORCH_VERSION", "version").replaceFirst("-\\d+$", "");
  }

  private static String flavor() {
    return installed("PYTORCH_FLAVOR", "flavor");
  }

  /** Of an installed PyTorch where the environment points at one, else of the one that came with the program. */
  private static String installed(String variable, String property) {
    Map<String, String> environment = System.getenv();
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> environment.containsKey("PYTORCH_LIBRARY_PATH"))
        .orElseGet(() -> library().getProperty(property, "unknown"));
  }

  private static Properties library() {
    Properties properties = new Properties();
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(LIBRARY)) {
      if (in != null) properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + LIBRARY, e);
    }
  }
}
