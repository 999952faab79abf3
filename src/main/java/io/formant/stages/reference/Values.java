package io.formant.stages.reference;

import ai.djl.ndarray.NDArray;
import io.formant.tensor.Scope;
import io.formant.tensor.TensorData;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers in the shape of a tensor, as wide as any file stores them.
 *
 * @param shape sizes, outermost first; empty for a single number
 * @param numbers row-major
 */
public record Values(long[] shape, double[] numbers) {

  public Values {
    long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (size != numbers.length) {
      throw new IllegalArgumentException(
          numbers.length + " numbers, expected " + size + " for shape " + Arrays.toString(shape));
    }
  }

  public static Values of(double number) {
    return new Values(new long[0], new double[] {number});
  }

  public static Values of(double... numbers) {
    return new Values(new long[] {numbers.length}, numbers);
  }

  public static Values of(float[] numbers, long... shape) {
    double[] wide = new double[numbers.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = numbers[i];
    }
    return new Values(shape, wide);
  }

  /** A matrix whose rows have one length. */
  public static Values of(float[][] rows) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    double[] wide = new double[rows.length * width];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = rows[i / width][i % width];
    }
    return new Values(new long[] {rows.length, width}, wide);
  }

  public static Values of(TensorData data) {
    return of(data.values(), data.shape());
  }

  /** A copy of an array of the engine. */
  public static Values of(NDArray array) {
    return of(TensorData.of(array));
  }

  /** Values of one shape along a new first axis. */
  public static Values stacked(List<Values> all) {
    long[] each = all.isEmpty() ? new long[0] : all.get(0).shape();
    long[] shape = new long[each.length + 1];
    shape[0] = all.size();
    System.arraycopy(each, 0, shape, 1, each.length);
    double[] numbers =
        all.stream().flatMapToDouble(values -> Arrays.stream(values.numbers())).toArray();
    return new Values(shape, numbers);
  }

  /** The same numbers in another shape. */
  public Values reshaped(long... other) {
    return new Values(other, numbers);
  }

  public float[] floats() {
    float[] narrow = new float[numbers.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) numbers[i];
    }
    return narrow;
  }

  public int[] ints() {
    return Arrays.stream(numbers).mapToInt(number -> (int) number).toArray();
  }

  public long[] longs() {
    return Arrays.stream(numbers).mapToLong(number -> (long) number).toArray();
  }

  /** The only number. */
  public double number() {
    if (numbers.length != 1) {
      throw new IllegalArgumentException(this + " is no single number");
    }
    return numbers[0];
  }

  public TensorData data() {
    return new TensorData(shape, floats());
  }

  /** As float32 in a scope. */
  public NDArray in(Scope scope) {
    return scope.from(floats(), shape);
  }

  /** As int64 in a scope. */
  public NDArray longsIn(Scope scope) {
    return scope.from(longs(), shape);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Values that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(numbers, that.numbers);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(numbers);
  }

  @Override
  public String toString() {
    return "Values" + Arrays.toString(shape);
  }
}
