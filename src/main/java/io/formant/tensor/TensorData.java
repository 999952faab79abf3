package io.formant.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;

/**
 * A float32 tensor held in Java, row-major. The arrays are shared, not copied: weights are large.
 *
 * @param shape sizes, outermost first; empty for a scalar
 * @param values as many as the product of the sizes
 */
public record TensorData(long[] shape, float[] values) {

  public TensorData {
    long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (size != values.length) {
      throw new IllegalArgumentException(
          values.length + " values, expected " + size + " for shape " + Arrays.toString(shape));
    }
  }

  /** Copies an array out of the engine. */
  public static TensorData of(NDArray array) {
    try (NDArray floats = array.toType(DataType.FLOAT32, true)) {
      return new TensorData(array.getShape().getShape(), floats.toFloatArray());
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TensorData that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "TensorData" + Arrays.toString(shape);
  }
}
