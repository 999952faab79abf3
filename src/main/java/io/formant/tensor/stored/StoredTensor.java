package io.formant.tensor.stored;

import io.formant.tensor.TensorData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A tensor in a file, read when its numbers are asked for. It is certain to lie inside of the file.
 */
public final class StoredTensor {

  private static final int CHUNK_BYTES = 1 << 24;

  private final NumberType type;
  private final Layout layout;
  private final long size;
  private final FileBytes file;
  private final long position;
  private final ByteOrder order;

  private StoredTensor(
      NumberType type, Layout layout, FileBytes file, long position, ByteOrder order)
      throws WeightFormatException {
    this.type = type;
    this.layout = layout;
    this.size = layout.size();
    this.file = file;
    this.position = position;
    this.order = order;
  }

  /**
   * A tensor whose first number is at a byte of a file.
   *
   * @throws WeightFormatException if it would reach beyond the file
   */
  static StoredTensor at(
      long position, NumberType type, Layout layout, FileBytes file, ByteOrder order)
      throws WeightFormatException {
    long span = layout.span();
    if (span > file.size() || !file.holds(position, span * type.bytes())) {
      throw new WeightFormatException("shape " + Arrays.toString(layout.shape()) + " of "
          + type.word() + " needs more bytes than the file's " + file.size());
    }
    return new StoredTensor(type, layout, file, position, order);
  }

  public NumberType type() {
    return type;
  }

  /** Sizes, outermost first; empty for a single number. */
  public long[] shape() {
    return layout.shape().clone();
  }

  /** How many numbers it has. */
  public long size() {
    return size;
  }

  /**
   * All numbers as float32, row-major.
   *
   * @throws WeightFormatException if there are more than one array can hold
   */
  public TensorData floats() throws IOException {
    float[] values = new float[length()];
    chunks((from, bytes, count) -> {
      if (type == NumberType.F32) {
        bytes.asFloatBuffer().get(values, (int) from, count);
      } else {
        for (int i = 0; i < count; i++) {
          values[(int) from + i] = (float) type.real(bytes, i * type.bytes());
        }
      }
    });
    return new TensorData(shape(), values);
  }

  /** All numbers, none rounded but whole ones beyond 2⁵³, row-major. */
  public double[] doubles() throws IOException {
    double[] values = new double[length()];
    chunks((from, bytes, count) -> {
      for (int i = 0; i < count; i++) {
        values[(int) from + i] = type.real(bytes, i * type.bytes());
      }
    });
    return values;
  }

  /** All numbers, fractions cut off, row-major. */
  public long[] longs() throws IOException {
    long[] values = new long[length()];
    chunks((from, bytes, count) -> {
      for (int i = 0; i < count; i++) {
        values[(int) from + i] = type.whole(bytes, i * type.bytes());
      }
    });
    return values;
  }

  /** How many numbers are infinite or not a number. */
  public long notFinite() throws IOException {
    long[] bad = {0};
    if (type.real()) {
      chunks((from, bytes, count) -> {
        for (int i = 0; i < count; i++) {
          bad[0] += Double.isFinite(type.real(bytes, i * type.bytes())) ? 0 : 1;
        }
      });
    }
    return bad[0];
  }

  /** Takes numbers {@code from} to {@code from + count}. */
  private interface Taker {
    void take(long from, ByteBuffer bytes, int count);
  }

  private int length() throws WeightFormatException {
    if (size > Integer.MAX_VALUE - 8) {
      throw new WeightFormatException(
          this + " has " + size + " numbers, expected at most " + (Integer.MAX_VALUE - 8));
    }
    return (int) size;
  }

  private void chunks(Taker taker) throws IOException {
    try {
      if (layout.isPacked()) {
        packed(taker);
      } else {
        strided(taker);
      }
    } catch (InternalError e) { // what the JVM makes of a mapped page that is gone
      throw new WeightFormatException(file.path() + " became shorter while it was read", e);
    }
  }

  private void packed(Taker taker) throws IOException {
    int most = CHUNK_BYTES / type.bytes();
    for (long from = 0; from < size; from += most) {
      int count = (int) Math.min(most, size - from);
      long at = position + from * type.bytes();
      taker.take(from, file.at(at, count * type.bytes()).order(order), count);
    }
  }

  /** Walks the axes like the wheels of a counter; the numbers are brought together in a buffer. */
  private void strided(Taker taker) throws IOException {
    int most = (int) Math.min(CHUNK_BYTES / type.bytes(), size);
    ByteBuffer together = ByteBuffer.allocate(most * type.bytes()).order(order);
    long[] index = new long[layout.shape().length];
    for (long from = 0; from < size; from += most) {
      int count = (int) Math.min(most, size - from);
      for (int i = 0; i < count; i++) {
        copyNumber(index, together, i * type.bytes());
        advance(index);
      }
      taker.take(from, together, count);
    }
  }

  private void copyNumber(long[] index, ByteBuffer into, int at) throws IOException {
    long offset = 0;
    for (int axis = 0; axis < index.length; axis++) {
      offset += index[axis] * layout.strides()[axis];
    }
    into.put(at, file.at(position + offset * type.bytes(), type.bytes()), 0, type.bytes());
  }

  private void advance(long[] index) {
    for (int axis = index.length - 1; axis >= 0; axis--) {
      if (++index[axis] < layout.shape()[axis]) {
        return;
      }
      index[axis] = 0;
    }
  }

  @Override
  public String toString() {
    return type.word() + Arrays.toString(layout.shape());
  }
}
