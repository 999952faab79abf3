package io.formant.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import org.jspecify.annotations.Nullable;

/**
 * The tensor engine, started once per process and prepared once per thread: thread count, gradient mode and script optimiser are
 * settings of a thread in libtorch, so each thread that opens a {@link Scope} gets them.
 *
 * <p>The script optimiser stays off: it rewrites a kernel after its first calls, and then the first steps of a continued training
 * would not round as the same steps of an unbroken one.
 */
public final class Torch {

  private static @Nullable Torch started;

  private final Compute compute;
  private final Device device;
  private final NDManager root;
  private final ThreadLocal<Boolean> prepared = new ThreadLocal<>();

  private Torch(Compute compute) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
    System.setProperty("OPT_OUT_TRACKING", "true");
    Engine engine = Engine.getEngine("PyTorch");
    this.compute = compute;
    device = compute.resolve(engine);
    root = engine.newBaseManager(device);
  }

  /**
   * Starts the engine unless it runs.
   *
   * @throws IllegalStateException if it runs with other settings, or the device is not there
   */
  public static synchronized void start(Compute compute) {
    if (started == null) {
      started = new Torch(compute);
    } else if (!started.compute.equals(compute)) {
      throw new IllegalStateException(
          "the engine runs with " + started.compute + ", cannot change to " + compute);
    }
  }

  /** The device of every array, after starting the engine as the system properties say if need be. */
  public static Device device() {
    return running().device;
  }

  /** What the device and the engine are, for provenance: engine, version, device, threads. */
  public static String description() {
    Torch torch = running();
    Engine engine = Engine.getEngine("PyTorch");
    return "PyTorch " + engine.getVersion() + " on " + torch.device + ", threads "
        + torch.compute.threads();
  }

  static NDManager root() {
    return running().root;
  }

  /** Gives the calling thread this engine's settings. */
  static void prepareThread() {
    Torch torch = running();
    if (torch.prepared.get() == null) {
      JniUtils.setNumThreads(torch.compute.threads());
      JniUtils.setGraphExecutorOptimize(false);
      JniUtils.setGradMode(false);
      torch.prepared.set(true);
    }
  }

  private static synchronized Torch running() {
    if (started == null) {
      start(Compute.fromProperties());
    }
    if (started == null) {
      throw new IllegalStateException("the engine did not start");
    }
    return started;
  }
}
