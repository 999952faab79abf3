package io.formant.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Brings numbers from Java into the engine through one buffer a thread. The engine would wrap a new direct buffer for each array,
 * which the collector frees late; and its own memory is aligned, which is what makes rounding repeatable.
 */
final class Transfer {

  private static final int SMALLEST_BYTES = 1 << 20;
  private static final int LARGEST_KEPT_BYTES = 1 << 26;

  private static final ThreadLocal<ByteBuffer> BUFFER =
      ThreadLocal.withInitial(() -> direct(SMALLEST_BYTES));

  private Transfer() {}

  static NDArray copy(NDManager manager, float[] values, Shape shape) {
    ByteBuffer buffer = buffer(Math.multiplyExact(values.length, Float.BYTES));
    buffer.asFloatBuffer().put(values);
    return copy(manager, buffer, shape, DataType.FLOAT32);
  }

  static NDArray copy(NDManager manager, long[] values, Shape shape) {
    ByteBuffer buffer = buffer(Math.multiplyExact(values.length, Long.BYTES));
    buffer.asLongBuffer().put(values);
    return copy(manager, buffer, shape, DataType.INT64);
  }

  private static NDArray copy(NDManager manager, ByteBuffer buffer, Shape shape, DataType type) {
    try (NDArray wrapped = manager.create(buffer, shape, type)) {
      return wrapped.duplicate();
    }
  }

  private static ByteBuffer buffer(int bytes) {
    ByteBuffer buffer = BUFFER.get();
    if (buffer.capacity() < bytes) {
      buffer = direct(bytes);
      if (bytes <= LARGEST_KEPT_BYTES) {
        BUFFER.set(buffer);
      }
    }
    return buffer.clear().limit(bytes);
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }
}
