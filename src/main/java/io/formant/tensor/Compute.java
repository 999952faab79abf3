package io.formant.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;

/**
 * Where and how wide to compute.
 *
 * @param device {@code cpu}, {@code cuda} or {@code auto}: CUDA where there is one
 * @param threads threads of one tensor operation on the CPU; results are the same bytes from run to run with one
 */
public record Compute(String device, int threads) {

  public Compute {
    if (!device.equals("cpu") && !device.equals("cuda") && !device.equals("auto")) {
      throw new IllegalArgumentException("device is " + device + ", expected cpu, cuda or auto");
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
    if (device.equals("cpu")) {
      return Device.cpu();
    }
    if (engine.getGpuCount() > 0) {
      return Device.gpu();
    }
    if (device.equals("cuda")) {
      throw new IllegalStateException(
          "no CUDA device is visible to " + engine + ": use device cpu or auto");
    }
    return Device.cpu();
  }
}
