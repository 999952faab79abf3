package io.formant.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The life time of arrays: all that is made in a scope is freed when it closes. Open one for each training step and one for each
 * sampler step, in a try-with-resources, on the thread that uses it. What it sets, recording and precision, holds until it closes;
 * an inner scope keeps the precision of the outer one unless it names another.
 */
public final class Scope implements AutoCloseable {

  private final NDManager manager;
  private final boolean recordedBefore;
  private final Precision precisionBefore;

  private Scope(boolean recording, Precision precision) {
    Torch.prepareThread();
    manager = Torch.root().newSubManager();
    recordedBefore = JniUtils.isGradMode();
    precisionBefore = Script.precision();
    JniUtils.setGradMode(recording);
    Script.setPrecision(precision);
  }

  /** A scope that records no gradients. */
  public static Scope open() {
    return open(Script.precision());
  }

  /** The same with networks in another precision. */
  public static Scope open(Precision precision) {
    return new Scope(false, precision);
  }

  /** A scope in which operations on parameters are recorded, for {@link Gradients}. */
  public static Scope recording() {
    return recording(Script.precision());
  }

  /** The same with networks in another precision. */
  public static Scope recording(Precision precision) {
    return new Scope(true, precision);
  }

  /** DJL's manager of this scope, for array operations that ask for one. */
  public NDManager manager() {
    return manager;
  }

  /** Float32 array of the given shape, on the engine's device. */
  public NDArray from(float[] values, long... shape) {
    return Transfer.copy(manager, values, new Shape(shape));
  }

  /** Float32 array of a tensor held in Java. */
  public NDArray from(TensorData data) {
    return from(data.values(), data.shape());
  }

  /** Int64 array of the given shape: indices, classes. */
  public NDArray from(long[] values, long... shape) {
    return Transfer.copy(manager, values, new Shape(shape));
  }

  public NDArray zeros(long... shape) {
    return manager.zeros(new Shape(shape));
  }

  public NDArray ones(long... shape) {
    return manager.ones(new Shape(shape));
  }

  public NDArray full(float value, long... shape) {
    return manager.full(new Shape(shape), value);
  }

  /** Standard normal numbers, the same on every device. */
  public NDArray normal(RandomStream random, long... shape) {
    return from(random.normals(Math.toIntExact(new Shape(shape).size())), shape);
  }

  /** Takes over an array of another scope, which may then close. */
  public NDArray adopt(NDArray array) {
    array.attach(manager);
    return array;
  }

  /** A second handle on an array of a longer-lived scope, so that results of operations on it belong here. No values are copied. */
  public NDArray view(NDArray array) {
    NDArray view = array.reshape(array.getShape());
    view.attach(manager);
    return view;
  }

  /** How many arrays live in this scope. */
  public int size() {
    return manager.getManagedArrays().size();
  }

  /** Frees every array made in this scope. */
  @Override
  public void close() {
    JniUtils.setGradMode(recordedBefore);
    Script.setPrecision(precisionBefore);
    manager.close();
  }
}
