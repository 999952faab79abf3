package io.formant.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where and how wide to compute.
 *
 * @param device {@code cpu}, {@code cuda}, {@code cuda:N} or {@code auto}: CUDA where there is one
 * @param threads threads of one tensor operation on the CPU; results are the same bytes from run to run with one
 */
public record Compute(String device, int threads) {

  private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,3}))?");

  public Compute {
    if (!device.equals("cpu") && !device.equals("auto") && !CUDA.matcher(device).matches()) {
      throw new IllegalArgumentException(
          "device is " + device + ", expected auto, cpu, cuda or cuda:N");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ", expected at least 1");
    }
  }

  /** What the system properties {@code formant.device} and {@code formant.threads} ask for; one thread of the CPU unless told. */
  public static Compute fromProperties() {
    return new Compute(
        System.getProperty("formant.device", "cpu"), Integer.getInteger("formant.threads", 1));
  }

  Device resolve(Engine engine) {
    return resolve(engine.getGpuCount());
  }

  /**
   * The device.
   *
   * @throws IllegalStateException if it is not there
   */
  Device resolve(int gpus) {
    Matcher cuda = CUDA.matcher(device);
    if (!cuda.matches()) {
      return device.equals("auto") && gpus > 0 ? Device.gpu() : Device.cpu();
    }
    int number = cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1));
    if (number >= gpus) {
      throw new IllegalStateException("device is " + device + ", but PyTorch sees " + gpus
          + " CUDA devices: use device cpu or auto, or a build with CUDA");
    }
    return Device.gpu(number);
  }
}
