package io.formant.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Set;

/**
 * Calls methods of the kernel module with autograd left as the thread has it.
 *
 * <p>DJL's public door, {@code IValueUtils.runMethod}, runs in inference mode, whose results can't take part in training; so this
 * class reaches the native method behind it by a method handle.
 */
final class Script {

  private static final List<String> RESOURCES = List.of(
      "layers.torchscript",
      "blocks.torchscript",
      "voice.torchscript",
      "sentences.torchscript",
      "losses.torchscript",
      "sampling.torchscript",
      "spectral.torchscript",
      "updates.torchscript",
      "pictures.torchscript",
      "filterbanks.torchscript",
      "recurrence.torchscript");

  /** Those whose products a network's precision is about; losses and updates are left alone. */
  private static final Set<String> NETWORKS = Set.of("layers.torchscript", "blocks.torchscript");

  private static final MethodHandle RUN = runHandle();
  private static final MethodHandle VALUE = valueHandle();
  private static final PtSymbolBlock MODULE = load(ScriptArchive.of(RESOURCES));
  private static final ThreadLocal<Precision> PRECISION =
      ThreadLocal.withInitial(() -> Precision.FLOAT32);

  /** The same module with reduced products, loaded when it is first asked for. */
  private static final class Reduced {
    private static final PtSymbolBlock MODULE = load(ScriptArchive.reduced(RESOURCES, NETWORKS));
  }

  private Script() {}

  /** The tensor that a method returns; it belongs to {@code owner}. */
  static NDArray run(NDManager owner, String method, Object... arguments) {
    try (IValue result = call(method, arguments)) {
      return result.toTensor((PtNDManager) owner);
    }
  }

  /** The list of tensors that a method returns; they belong to {@code owner}. */
  static List<NDArray> runList(NDManager owner, String method, Object... arguments) {
    try (IValue result = call(method, arguments)) {
      return List.of(result.toTensorArray((PtNDManager) owner));
    }
  }

  private static IValue call(String method, Object[] arguments) {
    IValue[] values = new IValue[arguments.length];
    long[] handles = new long[arguments.length];
    try {
      for (int i = 0; i < arguments.length; i++) {
        values[i] = value(arguments[i]);
        handles[i] = values[i].getHandle();
      }
      long result =
          (long) RUN.invokeExact((long) module().getHandle(), method, handles, true, false);
      return (IValue) VALUE.invokeExact(result);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("kernel " + method + " failed", e);
    } finally {
      close(values);
    }
  }

  private static void close(IValue[] values) {
    for (IValue value : values) {
      if (value != null) {
        value.close();
      }
    }
  }

  private static IValue value(Object argument) {
    if (argument instanceof PtNDArray array) {
      return IValue.from(array);
    } else if (argument instanceof Integer number) {
      return IValue.from(number.longValue());
    } else if (argument instanceof Double number) {
      return IValue.from(number);
    } else if (argument instanceof long[] numbers) {
      return IValue.listFrom(numbers);
    } else if (argument instanceof Boolean truth) {
      return IValue.from(truth);
    } else if (argument instanceof double[] numbers) {
      return IValue.listFrom(numbers);
    } else if (argument instanceof List<?> arrays) {
      return IValue.listFrom(arrays.toArray(PtNDArray[]::new));
    }
    throw new IllegalArgumentException("kernels take no " + argument.getClass());
  }

  /** Of the calling thread. */
  static Precision precision() {
    return PRECISION.get();
  }

  static void setPrecision(Precision precision) {
    PRECISION.set(precision);
  }

  private static PtSymbolBlock module() {
    return precision() == Precision.FLOAT32 ? MODULE : Reduced.MODULE;
  }

  private static PtSymbolBlock load(byte[] archive) {
    try {
      return JniUtils.loadModule(
          (PtNDManager) Torch.root(), new ByteArrayInputStream(archive), false, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MethodHandle runHandle() {
    try {
      Class<?> library =
          Class.forName("ai.djl.pytorch.jni.PyTorchLibrary", true, IValue.class.getClassLoader());
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(library, MethodHandles.lookup());
      MethodType type = MethodType.methodType(
          long.class, long.class, String.class, long[].class, boolean.class, boolean.class);
      Object instance = lookup.findStaticGetter(library, "LIB", library).invoke();
      return lookup.findVirtual(library, "moduleRunMethod", type).bindTo(instance);
    } catch (Throwable e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static MethodHandle valueHandle() {
    try {
      return MethodHandles.privateLookupIn(IValue.class, MethodHandles.lookup())
          .findConstructor(IValue.class, MethodType.methodType(void.class, long.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
