package io.formant.tensor;

import java.nio.ByteBuffer;

/** The number types of weight files. */
enum NumberType {
  F64(8),
  F32(4),
  F16(2),
  BF16(2),
  I64(8),
  I32(4),
  I16(2),
  I8(1),
  U8(1),
  BOOL(1);

  private final int bytes;

  NumberType(int bytes) {
    this.bytes = bytes;
  }

  /** All numbers of a little-endian buffer. */
  float[] floats(ByteBuffer buffer) {
    if (buffer.remaining() % bytes != 0) {
      throw new IllegalArgumentException(
          buffer.remaining() + " bytes are no whole number of " + this);
    }
    float[] values = new float[buffer.remaining() / bytes];
    if (this == F32) {
      buffer.asFloatBuffer().get(values);
      return values;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = next(buffer);
    }
    return values;
  }

  private float next(ByteBuffer buffer) {
    return switch (this) {
      case F64 -> (float) buffer.getDouble();
      case F32 -> buffer.getFloat();
      case F16 -> half(buffer.getShort());
      case BF16 -> Float.intBitsToFloat(buffer.getShort() << 16);
      case I64 -> buffer.getLong();
      case I32 -> buffer.getInt();
      case I16 -> buffer.getShort();
      case I8 -> buffer.get();
      case U8, BOOL -> buffer.get() & 0xff;
    };
  }

  /** IEEE 754 binary16 to binary32. */
  static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >>> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0) {
      float value = fraction * 0x1p-24f;
      return sign == 0 ? value : -value;
    }
    int wide = exponent == 31 ? 255 : exponent - 15 + 127;
    return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
  }
}
