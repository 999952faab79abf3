package io.formant.tensor.stored;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/** How the numbers of a tensor are written. */
public enum NumberType {
  F64(8, "Double", "float64"),
  F32(4, "Float", "float32"),
  F16(2, "Half", "float16"),
  BF16(2, "BFloat16", "bfloat16"),
  I64(8, "Long", "int64"),
  I32(4, "Int", "int32"),
  I16(2, "Short", "int16"),
  I8(1, "Char", "int8"),
  U64(8, "", "uint64"),
  U32(4, "", "uint32"),
  U16(2, "", "uint16"),
  U8(1, "Byte", "uint8"),
  BOOL(1, "Bool", "bool");

  private final int bytes;
  private final String storage;
  private final String torch;

  NumberType(int bytes, String storage, String torch) {
    this.bytes = bytes;
    this.storage = storage;
    this.torch = torch;
  }

  /** Of one number. */
  public int bytes() {
    return bytes;
  }

  /** Whether it is a floating-point type: what is learned is, counters and tables of indices aren't. */
  public boolean real() {
    return this == F64 || this == F32 || this == F16 || this == BF16;
  }

  /** As in YAML and tables: {@code bf16}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type that safetensors calls by a name. */
  static Optional<NumberType> ofSafetensors(String name) {
    for (NumberType type : values()) {
      if (type.name().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The type of a torch storage class, such as {@code HalfStorage}. */
  static Optional<NumberType> ofStorage(String name) {
    for (NumberType type : values()) {
      if (!type.storage.isEmpty() && name.equals(type.storage + "Storage")) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The type that torch calls by a name, such as {@code torch.float16}. */
  static Optional<NumberType> ofTorch(String name) {
    for (NumberType type : values()) {
      if (name.equals("torch." + type.torch)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The number at a byte of a buffer. */
  double real(ByteBuffer buffer, int at) {
    return switch (this) {
      case F64 -> buffer.getDouble(at);
      case F32 -> buffer.getFloat(at);
      case F16 -> half(buffer.getShort(at));
      case BF16 -> Float.intBitsToFloat(buffer.getShort(at) << 16);
      case U64 -> unsigned(buffer.getLong(at));
      default -> whole(buffer, at);
    };
  }

  /** The whole number at a byte of a buffer; fractions are cut off. */
  long whole(ByteBuffer buffer, int at) {
    return switch (this) {
      case I64, U64 -> buffer.getLong(at);
      case I32 -> buffer.getInt(at);
      case I16 -> buffer.getShort(at);
      case I8 -> buffer.get(at);
      case U32 -> buffer.getInt(at) & 0xffff_ffffL;
      case U16 -> buffer.getShort(at) & 0xffff;
      case U8, BOOL -> buffer.get(at) & 0xff;
      default -> (long) real(buffer, at);
    };
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2.0;
  }

  /** IEEE 754 binary16 to binary32. */
  private static float half(short bits) {
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
