package io.formant.tensor.stored;

import io.formant.tensor.pickle.PickleException;
import io.formant.tensor.pickle.Unpickler;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * A number type of NumPy: training scripts leave its numbers in checkpoints, such as a loss.
 *
 * @param code such as {@code f8}
 */
record NumpyType(String code) {

  private static final Map<String, NumberType> TYPES = Map.ofEntries(
      Map.entry("f8", NumberType.F64),
      Map.entry("f4", NumberType.F32),
      Map.entry("f2", NumberType.F16),
      Map.entry("i8", NumberType.I64),
      Map.entry("i4", NumberType.I32),
      Map.entry("i2", NumberType.I16),
      Map.entry("i1", NumberType.I8),
      Map.entry("u8", NumberType.U64),
      Map.entry("u4", NumberType.U32),
      Map.entry("u2", NumberType.U16),
      Map.entry("u1", NumberType.U8),
      Map.entry("b1", NumberType.BOOL));

  /** The number of a scalar, from its bytes on a little-endian machine. */
  Object number(byte[] bytes) throws PickleException {
    NumberType type = TYPES.get(code);
    if (type == null || bytes.length != type.bytes()) {
      throw new PickleException("a NumPy number of type '" + Unpickler.brief(code) + "' in "
          + bytes.length + " bytes, expected one of " + TYPES.keySet());
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return type.real() ? (Object) type.real(buffer, 0) : (Object) type.whole(buffer, 0);
  }

  @Override
  public String toString() {
    return "NumPy type " + Unpickler.brief(code);
  }
}
