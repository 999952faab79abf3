package io.formant.stages;

import java.util.Arrays;

/** Matrices out of row-major arrays. */
public final class Rows {
  private Rows() {}

  /** The matrix (rows, width) that begins at {@code offset}; a copy. */
  public static float[][] of(float[] values, int offset, int rows, int width) {
    float[][] matrix = new float[rows][];
    for (int row = 0; row < rows; row++) {
      int begin = offset + row * width;
      matrix[row] = Arrays.copyOfRange(values, begin, begin + width);
    }
    return matrix;
  }
}
