package io.formant.artifact.codec;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The eight primitive types: how one value and a run of an array go to a little-endian buffer and come back. */
enum Primitive {
  BOOLEAN(boolean.class, Boolean.class, 1) {
    @Override
    void put(ByteBuffer buffer, Object array, int from, int count) {
      boolean[] values = (boolean[]) array;
      for (int i = from; i < from + count; i++) {
        buffer.put((byte) (values[i] ? 1 : 0));
      }
    }

    @Override
    void get(ByteBuffer buffer, Object array, int from, int count) {
      boolean[] values = (boolean[]) array;
      for (int i = from; i < from + count; i++) {
        values[i] = buffer.get() != 0;
      }
    }
  },
  BYTE(byte.class, Byte.class, Byte.BYTES) {
    @Override
    void put(ByteBuffer buffer, Object array, int from, int count) {
      buffer.put((byte[]) array, from, count);
    }

    @Override
    void get(ByteBuffer buffer, Object array, int from, int count) {
      buffer.get((byte[]) array, from, count);
    }
  },
  SHORT(short.class, Short.class, Short.BYTES) {
    @Override
    void put(ByteBuffer buffer, Object array, int from, int count) {
      buffer.asShortBuffer().put((short[]) array, from, count);
      skip(buffer, count);
    }

    @Override
    void get(ByteBuffer buffer, Object array, int from, int count) {
      buffer.asShortBuffer().get((short[]) array, from, count);
      skip(buffer, count);
    }
  },
  CHAR(char.class, Character.class, Character.BYTES) {
    @Override
    void put(ByteBuffer buffer, Object array, int from, int count) {
      buffer.asCharBuffer().put((char[]) array, from, count);
      skip(buffer, count);
    }

    @Override
    void get(ByteBuffer buffer, Object array, int from, int count) {
      buffer.asCharBuffer().get((char[]) array, from, count);
      skip(buffer, count);
    }
  },
  INT(int.class, Integer.class, Integer.BYTES) {
    @Override
    void put(ByteBuffer buffer, Object array, int from, int count) {
      buffer.asIntBuffer().put((int[]) array, from, count);
      skip(buffer, count);
    }

    @Override
    void get(ByteBuffer buffer, Object array, int from, int count) {
      buffer.asIntBuffer().get((int[]) array, from, count);
      skip(buffer, count);
    }
  },
  LONG(long.class, Long.class, Long.BYTES) {
    @Override
    void put(ByteBuffer buffer, Object array, int from, int count) {
      buffer.asLongBuffer().put((long[]) array, from, count);
      skip(buffer, count);
    }

    @Override
    void get(ByteBuffer buffer, Object array, int from, int count) {
      buffer.asLongBuffer().get((long[]) array, from, count);
      skip(buffer, count);
    }
  },
  FLOAT(float.class, Float.class, Float.BYTES) {
    /** Every NaN is written as the canonical one. */
    @Override
    void put(ByteBuffer buffer, Object array, int from, int count) {
      float[] values = (float[]) array;
      for (int i = from; i < from + count; i++) {
        buffer.putInt(Float.floatToIntBits(values[i]));
      }
    }

    @Override
    void get(ByteBuffer buffer, Object array, int from, int count) {
      buffer.asFloatBuffer().get((float[]) array, from, count);
      skip(buffer, count);
    }
  },
  DOUBLE(double.class, Double.class, Double.BYTES) {
    /** Every NaN is written as the canonical one. */
    @Override
    void put(ByteBuffer buffer, Object array, int from, int count) {
      double[] values = (double[]) array;
      for (int i = from; i < from + count; i++) {
        buffer.putLong(Double.doubleToLongBits(values[i]));
      }
    }

    @Override
    void get(ByteBuffer buffer, Object array, int from, int count) {
      buffer.asDoubleBuffer().get((double[]) array, from, count);
      skip(buffer, count);
    }
  };

  private static final Primitive[] ALL = values();
  private static final Map<Class<?>, Primitive> BY_TYPE =
      Stream.of(ALL).collect(Collectors.toMap(primitive -> primitive.type, Function.identity()));
  private static final Map<Class<?>, Primitive> BY_BOX =
      Stream.of(ALL).collect(Collectors.toMap(primitive -> primitive.box, Function.identity()));

  final Class<?> type;
  final Class<?> box;
  final int sizeBytes;

  Primitive(Class<?> type, Class<?> box, int sizeBytes) {
    this.type = type;
    this.box = box;
    this.sizeBytes = sizeBytes;
  }

  /** Writes {@code array[from … from + count)}; the buffer has room for it. */
  abstract void put(ByteBuffer buffer, Object array, int from, int count);

  /** Reads {@code array[from … from + count)}; the buffer holds it. */
  abstract void get(ByteBuffer buffer, Object array, int from, int count);

  void putOne(ByteBuffer buffer, Object value) {
    Object single = Array.newInstance(type, 1);
    Array.set(single, 0, value);
    put(buffer, single, 0, 1);
  }

  Object getOne(ByteBuffer buffer) {
    Object single = Array.newInstance(type, 1);
    get(buffer, single, 0, 1);
    return Array.get(single, 0);
  }

  void skip(ByteBuffer buffer, int count) {
    buffer.position(buffer.position() + count * sizeBytes);
  }

  static Primitive of(int code) throws FormatException {
    if (code < 0 || code >= ALL.length) {
      throw new FormatException("unknown primitive " + code);
    }
    return ALL[code];
  }

  /** The primitive of an unboxed type such as {@code int}, or null. */
  static @Nullable Primitive ofType(@Nullable Class<?> type) {
    return type == null ? null : BY_TYPE.get(type);
  }

  /** The primitive of a boxed value's class such as {@code Integer}, or null. */
  static @Nullable Primitive ofBox(Class<?> box) {
    return BY_BOX.get(box);
  }
}
