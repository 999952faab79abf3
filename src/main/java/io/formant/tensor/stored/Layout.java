package io.formant.tensor.stored;

import java.util.Arrays;

/**
 * How a tensor lies in its storage, counted in numbers.
 *
 * @param shape sizes, outermost first; empty for a single number
 * @param strides distance of neighbours along each axis
 */
record Layout(long[] shape, long[] strides) {

  /** The largest number of axes, as in torch. */
  private static final int MOST_AXES = 64;

  /** A layout without gaps, row-major. */
  static Layout packed(long... shape) throws WeightFormatException {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride = product(stride, Math.max(1, shape[i]), shape);
    }
    return of(shape, strides);
  }

  /**
   * A layout as a file claims it.
   *
   * @throws WeightFormatException if it is none
   */
  static Layout of(long[] shape, long[] strides) throws WeightFormatException {
    if (shape.length != strides.length || shape.length > MOST_AXES) {
      throw new WeightFormatException("a shape of " + shape.length + " axes with " + strides.length
          + " strides, expected as many of both, at most " + MOST_AXES);
    }
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] < 0 || strides[i] < 0) {
        throw new WeightFormatException("shape " + Arrays.toString(shape) + " with strides "
            + Arrays.toString(strides) + ", expected none below 0");
      }
    }
    Layout layout = new Layout(shape, strides);
    layout.size();
    return layout;
  }

  /** How many numbers there are. */
  long size() throws WeightFormatException {
    long size = 1;
    for (long axis : shape) {
      size = product(size, axis, shape);
    }
    return size;
  }

  /** How many numbers of the storage are spanned, from the first to the last. */
  long span() throws WeightFormatException {
    if (size() == 0) {
      return 0;
    }
    long last = 0;
    for (int i = 0; i < shape.length; i++) {
      last = sum(last, product(shape[i] - 1, strides[i], shape), shape);
    }
    return sum(last, 1, shape);
  }

  boolean isPacked() throws WeightFormatException {
    long stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      if (shape[i] != 1 && strides[i] != stride) {
        return size() == 0;
      }
      stride *= shape[i];
    }
    return true;
  }

  private static long product(long a, long b, long[] shape) throws WeightFormatException {
    try {
      return Math.multiplyExact(a, b);
    } catch (ArithmeticException e) {
      throw tooLarge(shape);
    }
  }

  private static long sum(long a, long b, long[] shape) throws WeightFormatException {
    try {
      return Math.addExact(a, b);
    } catch (ArithmeticException e) {
      throw tooLarge(shape);
    }
  }

  private static WeightFormatException tooLarge(long[] shape) {
    return new WeightFormatException(
        "shape " + Arrays.toString(shape) + " is larger than any memory");
  }
}
